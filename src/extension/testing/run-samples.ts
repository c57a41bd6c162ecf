import { l10n, Location, type CancellationToken, TestMessage, type TestRun, workspace } from "vscode";
import { isRunSamplesResult, RUN_SAMPLES, type RanSample, type RunSamplesParams } from "../../protocol/detectors";
import type { ShownSample } from "../engine/sample-desk";
import { offerTrust } from "../offer-trust";
import type { ServerLink } from "../server-link";
import { messageFor } from "./report-outcome";
import { moduleItemId, type SampleItem } from "./sample-items";

/** Runs samples, module by module, and shows how each came out; detectors among `chosen` go over hostile texts too. */
export async function runSamples(
  server: Pick<ServerLink, "ask">,
  testRun: TestRun,
  chosen: readonly SampleItem[],
  token: CancellationToken,
): Promise<void> {
  if (!workspace.isTrusted) {
    const message = l10n.t("This workspace is not trusted: its detectors are not run.");
    for (const { item } of chosen) testRun.errored(item, messageFor(item, message));
    offerTrust(message);
    return;
  }
  for (const { item } of chosen) testRun.enqueued(item);
  for (const id of new Set(chosen.map(({ module }) => moduleItemId(module)))) {
    const own = chosen.filter(({ module }) => moduleItemId(module) === id);
    if (token.isCancellationRequested) for (const { item } of own) testRun.skipped(item);
    else await runModule(server, testRun, own, token);
  }
}

async function runModule(
  server: Pick<ServerLink, "ask">,
  testRun: TestRun,
  chosen: readonly SampleItem[],
  token: CancellationToken,
): Promise<void> {
  const [first] = chosen;
  if (first === undefined) return;
  const { root, id: module } = first.module;
  const only = chosen.flatMap(({ sample, detector }) => sample?.key ?? detector?.id ?? []);
  for (const { item } of chosen) testRun.started(item);
  const params: RunSamplesParams = { root, module, only };
  const answer = await server.ask(RUN_SAMPLES, params, isRunSamplesResult, token);
  const say = (words: string): void => {
    for (const { item } of chosen) testRun.errored(item, messageFor(item, words));
  };
  if (answer === undefined && !token.isCancellationRequested) {
    say(l10n.t("The samples were not run: the Wazir language server is not running."));
    return;
  }
  if (answer?.state === "untrusted") {
    say(l10n.t("This workspace is not trusted: its detectors are not run."));
    return;
  }
  const ran = new Map((answer?.samples ?? []).map((sample) => [sample.key, sample]));
  const problems = answer?.problems ?? [];
  for (const one of chosen) {
    if (one.sample !== undefined) reportSample(testRun, one, one.sample, ran.get(one.sample.key));
    else reportDetector(testRun, one, problems.find(({ detector }) => detector === one.detector?.id)?.message);
  }
  const failed = [...ran.values()].filter(({ outcome }) => outcome !== "pass").length;
  testRun.appendOutput(`${l10n.t("{0}: {1} samples run, {2} failed", module, ran.size, failed)}\r\n`);
}

function reportSample(testRun: TestRun, { item }: SampleItem, sample: ShownSample, ran: RanSample | undefined): void {
  if (ran === undefined) {
    testRun.skipped(item);
    return;
  }
  if (ran.outcome === "pass") {
    testRun.passed(item);
    return;
  }
  testRun.appendOutput(`${ran.message}\r\n`, undefined, item);
  if (ran.outcome === "unrun") testRun.errored(item, messageFor(item, ran.message));
  else testRun.failed(item, disagreement(item, sample, ran));
}

/** What a sample asked for beside what came of it, as the editor compares the two. */
function disagreement(item: SampleItem["item"], sample: ShownSample, { message, found }: RanSample): TestMessage {
  const shown = TestMessage.diff(message, expectedWords(sample), foundWords(sample, found));
  if (item.uri !== undefined && item.range !== undefined) shown.location = new Location(item.uri, item.range);
  return shown;
}

function expectedWords(sample: ShownSample): string {
  if (!sample.isPositive) return l10n.t("no hit");
  return sample.lines === undefined ? l10n.t("a hit") : foundWords(sample, sample.lines);
}

function foundWords({ text }: ShownSample, found: readonly number[]): string {
  const lines = text.split(/\r\n|\n|\r/);
  const words = found.map((line) => l10n.t("a hit in line {0}: {1}", line, (lines[line - 1] ?? "").trim()));
  return words.length === 0 ? l10n.t("no hit") : words.join("\n");
}

/** A detector itself is shown only where something is wrong that no sample has: else it stands as its samples do. */
function reportDetector(testRun: TestRun, { item, detector }: SampleItem, problem: string | undefined): void {
  const words =
    problem ??
    (detector?.samples.length === 0
      ? l10n.t("No sample shows what {0} finds: write some into the file beside the module.", detector.id)
      : undefined);
  if (words === undefined) return;
  testRun.failed(item, messageFor(item, words));
}
