import { temporaryProject } from "../../support/temporary-project";
import { anyCase } from "./any-case";
import { end, ENDINGS } from "./endings";
import { PROJECT, type FuzzCase } from "./fuzz-case";
import { startFuzzedServer, type FuzzedServer } from "./fuzzed-server";
import { play } from "./play";
import { fuzzedProject, realDocuments } from "./real-documents";

/** Which cases of a seed are played. */
export interface FuzzPlan {
  readonly seed: number;
  readonly count: number;
  /** The number of the first case. */
  readonly from: number;
}

/** What a run of the fuzz saw. */
export interface FuzzReport {
  cases: number;
  requests: number;
  servers: number;
  longest: { took: number; method: string };
  /** What the server holds in memory now, in megabytes. */
  megabytes: number;
  /** The most that a server held in memory, in megabytes. */
  peak: number;
  /** Each with what it was, and how to see it again. */
  readonly faults: string[];
}

/** A case that the server did not survive as it should. */
interface Fault {
  readonly index: number;
  /** The number of the first case that the same server played. */
  readonly since: number;
  readonly error: string;
  readonly fuzzCase: FuzzCase | undefined;
}

/** Cases that one server plays: every so many another is started, as another client. */
const PER_SERVER = 5_000;

/** Faults after which no further case is played. */
const ENOUGH = 10;

/** Plays the cases of a plan, each server at its end left in another way. */
export async function fuzz(plan: FuzzPlan, told: (report: FuzzReport) => void = () => undefined): Promise<FuzzReport> {
  const documents = realDocuments();
  const report: FuzzReport = {
    cases: 0,
    requests: 0,
    servers: 0,
    longest: { took: 0, method: "" },
    megabytes: 0,
    peak: 0,
    faults: [],
  };
  const last = plan.from + plan.count;
  for (let since = plan.from; since < last && report.faults.length < ENOUGH;) {
    const project = temporaryProject(fuzzedProject());
    const round = Math.floor(since / PER_SERVER);
    const server = await startFuzzedServer(project, { pullsDiagnostics: round % 3 !== 2, isTrusted: round % 2 === 0 });
    report.servers += 1;
    await loadParts(server);
    const until = Math.min(last, (round + 1) * PER_SERVER);
    let index = since;
    const fail = (error: unknown, fuzzCase?: FuzzCase): void => {
      const fault = { index, since, error: error instanceof Error ? error.message : String(error), fuzzCase };
      report.faults.push(describeFault(fault, plan));
      told(report);
    };
    let isBroken = false;
    for (; !isBroken && index < until; index++) {
      const fuzzCase = anyCase(documents, plan.seed, index);
      try {
        const { requests, longest } = await play(server, project, fuzzCase);
        report.requests += requests;
        if (longest.took > report.longest.took) report.longest = longest;
      } catch (error) {
        fail(error, fuzzCase);
        isBroken = true;
      }
      report.cases += 1;
      report.megabytes = server.megabytes() ?? 0;
      report.peak = Math.max(report.peak, report.megabytes);
      if (report.cases % 1_000 === 0) told(report);
    }
    try {
      if (isBroken) server.kill();
      else report.peak = Math.max(report.peak, (await end(server, endingOf(round))).peakMegabytes ?? 0);
    } catch (error) {
      fail(error);
      server.kill();
    }
    project.dispose();
    since = index;
  }
  return report;
}

/** Has the server load what it loads when it is first needed: how long that takes is measured by `bench/`. */
async function loadParts(server: FuzzedServer): Promise<void> {
  const uri = `${PROJECT}/expertise/humanize/warm.md`;
  const textDocument = { uri, languageId: "markdown", version: 1, text: "---\nid: humanize/warm\n---\n" };
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  server.notify("textDocument/didOpen", { textDocument });
  for (const [method, params] of [
    ["wazir/validateWorkspace", {}],
    ["textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [] } }],
    ["wazir/searchExpertise", { query: "csrf", limit: 5 }],
  ] as const) {
    await server.request(method, params);
  }
  server.notify("textDocument/didClose", { textDocument: { uri } });
}

/** How the server of a round is left: in each of the ways in turn. */
function endingOf(round: number): (typeof ENDINGS)[number] {
  return ENDINGS[round % ENDINGS.length] ?? ENDINGS[0];
}

/** What a fault was, how to see it again, and the case to keep among the corpus. */
function describeFault({ index, since, error, fuzzCase }: Fault, { seed }: FuzzPlan): string {
  const replay = (from: number): string => `npm run fuzz -- --seed ${seed} --from ${from} --count ${index - from + 1}`;
  const kept = fuzzCase === undefined ? "" : `\n  ${JSON.stringify(fuzzCase).slice(0, 2_000)}`;
  const whole = since === index ? "" : `\n  or with all that the same server played: ${replay(since)}`;
  return `Case ${index} (${fuzzCase?.kind ?? "the server's end"}): ${error}\n  replay: ${replay(index)}${whole}${kept}`;
}
