import { commands, l10n, Location, ProgressLocation, Range, Uri, window, workspace, type QuickPickItem } from "vscode";
import type { Answer } from "../client/server";
import { textArgument } from "../commands/command";
import { explainServer } from "../commands/explain-server";
import { askPick, runSteps } from "../commands/steps";
import type { SampledDetector, SampledModule } from "../engine/sample-desk";
import { offerTrust } from "../offer-trust";
import type { TryDetectorsResult } from "../../protocol/detectors";
import type { SampleTests } from "../testing/sample-tests";
import { chooseDetecting } from "./chosen-module";
import type { DetectorsAround } from "./detector-views";

/** Looks for what a module's detectors find in the workspace's files, and shows it as VS Code shows references. */
export async function tryDetector(
  { server, samples, log }: DetectorsAround & { readonly samples: SampleTests },
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Try Detector on Workspace");
  const module = await chooseDetecting(samples.modules, argument, title);
  if (module === undefined) return;
  if (!workspace.isTrusted) {
    offerTrust(l10n.t("This workspace is not trusted: its detectors are not run."));
    return;
  }
  const detectors = await chooseDetectors(module, textArgument(argument, "detector"), title);
  const [first] = detectors;
  if (first === undefined) return;
  const names = detectors.map(({ id }) => id).join(", ");
  const params = { root: module.root, module: module.id, detectors: detectors.map(({ id }) => id) };
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t("Trying {0} on the workspace", names), cancellable: true },
    async (progress, token): Promise<Answer<TryDetectorsResult>> => {
      await server.start();
      return server.tryDetectors(params, (step) => progress.report(step), token);
    },
  );
  if (outcome.state === "server down") {
    void explainServer({ server }, l10n.t("Nothing was looked at: the Wazir language server is not running."));
  }
  if (outcome.state !== "done") return;
  const { result } = outcome;
  for (const notice of result.notices) log.warn(notice);
  if (result.state === "missing") {
    void window.showWarningMessage(l10n.t("{0} is not in the module any more: save it, and try again.", names));
    return;
  }
  tell(names, result, () => log.show());
  if (result.hits.length > 0) await showHits(first, result);
}

interface DetectorItem extends QuickPickItem {
  readonly detectors: readonly SampledDetector[];
}

/** The detectors that are tried: the one that a caller names, the only one, or what a person picks. */
async function chooseDetectors(
  { detectors }: SampledModule,
  named: string | undefined,
  title: string,
): Promise<readonly SampledDetector[]> {
  const one = detectors.find(({ id }) => id === named);
  if (one !== undefined) return [one];
  if (detectors.length === 1) return detectors;
  const items: readonly DetectorItem[] = [
    { label: l10n.t("All {0} detectors", detectors.length), detectors },
    ...detectors.map((detector) => ({
      ...{ label: detector.id, description: detector.rule, detail: detector.message },
      detectors: [detector],
    })),
  ];
  let chosen: readonly SampledDetector[] = [];
  const active = items.find((item) => item.detectors.length === 1 && isAtCursor(item.detectors[0]));
  const question = {
    ...{ placeholder: l10n.t("Which detector?"), items, active },
    answered: (item: DetectorItem) => (chosen = item.detectors),
  };
  return (await runSteps(title, [(frame) => askPick(frame, question)])) ? chosen : [];
}

/** Whether the cursor stands at a detector, or among its samples. */
function isAtCursor(detector: SampledDetector | undefined): boolean {
  const editor = window.activeTextEditor;
  if (detector === undefined || editor?.document.uri.fsPath !== Uri.file(detector.place.path).fsPath) return false;
  const { line } = editor.selection.active;
  const last = Math.max(detector.place.end.line, ...detector.samples.map(({ place }) => place.end.line));
  return detector.place.start.line <= line && line <= last;
}

/** Says what was found where the list does not: nothing, more than is shown, or files that were not looked at. */
function tell(names: string, { hits, more, suppressed, looked, notices }: TryDetectorsResult, show: () => void): void {
  const files = looked === 1 ? l10n.t("1 file") : l10n.t("{0} files", looked);
  const silent = suppressed === 0 ? undefined : l10n.t("{0} hits are suppressed by comments.", suppressed);
  const words = [
    hits.length === 0 ? l10n.t("{0} finds nothing. Read: {1}.", names, files) : undefined,
    hits.length === 0 ? silent : undefined,
    more === 0
      ? undefined
      : l10n.t("{0} has {1} hits; the first {2} are shown.", names, hits.length + more, hits.length),
    notices.length === 0 ? undefined : l10n.t("Not everything was looked at: {0}", notices[0] ?? ""),
  ].filter((part) => part !== undefined);
  if (words.length === 0) return;
  const log = l10n.t("Show Log");
  const buttons = notices.length === 0 ? [] : [log];
  const message = notices.length === 0 ? window.showInformationMessage : window.showWarningMessage;
  void message(words.join(" "), ...buttons).then((answer) => answer === log && show());
}

/** Opens the list of hits where the detector's samples stand; with the keyboard in it. */
async function showHits({ place }: SampledDetector, { hits }: TryDetectorsResult): Promise<void> {
  const uri = Uri.file(place.path);
  const at = new Range(place.start.line, place.start.character, place.start.line, place.start.character);
  await commands.executeCommand("vscode.open", uri, { selection: at });
  const locations = hits.map(
    ({ uri: of, range: { start, end } }) =>
      new Location(Uri.parse(of), new Range(start.line, start.character, end.line, end.character)),
  );
  await commands.executeCommand("editor.action.showReferences", uri, at.start, locations);
}
