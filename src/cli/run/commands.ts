import { Argument, InvalidArgumentError, Option, type Command } from "commander";
import { DEFAULT_LIMIT_SECONDS } from "../../core/evidence/time-limit";
import { SIZES } from "../../core/pipeline/lane-table";
import { LANES, type Lane } from "../../core/pipeline/lanes";
import type { DoorAct } from "../../platform/act-on-run";
import { printAnswer, type Answer } from "../answer";
import type { ApproveOptions } from "./approve";
import type { FindingOptions } from "./findings";
import type { ObserveOptions } from "./observe";
import type { ReportOptions } from "./report";
import type { RunOptions } from "./session";
import type { TrustKeyOptions } from "./trust-key";
import type { StartOptions } from "./start";
import type { VerifyOptions } from "./verify";

const SEVERITIES = ["critical", "high", "medium", "low", "info"];

/** Adds the commands that work on runs. What they need is loaded when one of them is called. */
export function addRunCommands(wazir: Command): void {
  const run = wazir.command("run").description("start a run, move it through its phases, and see where it stands");
  addShowing(run);
  addWork(run);
  addDecisions(run);
  addObserve(run);
  addFindings(wazir.command("finding").description("note defects of a run, and settle them"));
  addVerify(wazir);
}

function addShowing(run: Command): void {
  onRun(run, "status", "print where the run stands, and what stands against going on").action(
    async (options: RunOptions) => print((await import("./show")).status(options), options),
  );
  common(run.command("list").description("print all runs, oldest first")).action(async (options: RunOptions) =>
    print((await import("./show")).list(options), options),
  );
  onRun(run, "capsule", "print what puts an agent back in its place, in 600 tokens at most").action(
    async (options: RunOptions) => print((await import("./show")).capsule(options), options),
  );
  onRun(run, "forecast", "print how many tokens a phase takes to read")
    .argument("[phase]", "the phase; the open one by default")
    .action(async (phase: string | undefined, options: RunOptions) =>
      print((await import("./show")).forecastPhase(options, phase), options),
    );
  onRun(run, "report", "write the run as one HTML file, for a pull request")
    .option("--out <file>", "the file; printed to standard output by default")
    .action(async (options: ReportOptions) => print((await import("./report")).report(options), options));
}

function addWork(run: Command): void {
  common(run.command("start").description("start a run in the lane that intent and size lead to"))
    .argument("<title>", "what it is for")
    .requiredOption("--intent <intent>", "bugfix, feature, refactor, docs, spike, or another that the manifest knows")
    .addOption(new Option("--size <size>", "how large the change is").choices(SIZES))
    .addOption(new Option("--lane <lane>", "another lane; a lower one is a person's to choose").choices(LANES))
    .action(async (title: string, options: StartOptions) =>
      print((await import("./start")).start(title, options), options),
    );
  onRun(run, "next", "leave the open phase and enter the next, or say why not")
    .argument("[phase]", "the phase to enter")
    .action(async (phase: string | undefined, options: RunOptions) =>
      act(options, { act: "enter", ...(phase === undefined ? {} : { phase }) }),
    );
  onRun(run, "submit", "submit an artifact: who does so is its author")
    .argument("<artifact>", "its path, or its name below the run's artifacts")
    .action(async (artifact: string, options: RunOptions) =>
      print((await import("./act")).submit(options, artifact), options),
    );
  onRun(run, "raise", "raise the lane; it is never lowered")
    .addArgument(new Argument("<lane>", "the higher lane").choices(LANES))
    .action(async (lane: Lane, options: RunOptions) => act(options, { act: "raise_lane", lane }));
  onRun(run, "pause", "halt the run")
    .option("--reason <text>", "why")
    .action(async (options: RunOptions & { reason?: string }) =>
      act(options, { act: "pause", ...(options.reason === undefined ? {} : { reason: options.reason }) }),
    );
  onRun(run, "resume", "go on with a run that was paused").action(async (options: RunOptions) =>
    act(options, { act: "resume" }),
  );
  onRun(run, "finish", "end a run whose every phase passes").action(async (options: RunOptions) =>
    act(options, { act: "finish" }),
  );
}

type Reasoned = RunOptions & { readonly reason: string; readonly to?: string; readonly artifact?: string };

function addDecisions(run: Command): void {
  onRun(run, "approve", "sign an artifact as it is now: a person's act")
    .argument("<artifact>", "its path, or its name below the run's artifacts")
    .option("--yes", "sign without being asked")
    .action(async (artifact: string, options: ApproveOptions) =>
      print((await import("./approve")).approve(options, artifact), options),
    );
  common(
    run.command("trust-key").description("trust this terminal's key beside the others that are yours: a person's act"),
  )
    .option("--yes", "trust it without being asked")
    .action(async (options: TrustKeyOptions) => print((await import("./trust-key")).trustKey(options), options));
  reasoned(run, "reject", "send the work back")
    .option("--to <phase>", "a phase up to the open one; its reject target by default")
    .option("--artifact <path>", "what has to change")
    .action(async ({ to, artifact, ...options }: Reasoned) => {
      const about = { ...(to === undefined ? {} : { to }), ...(artifact === undefined ? {} : { artifact }) };
      await act(options, { act: "reject", reason: options.reason, ...about });
    });
  reasoned(run, "skip", "pass over a phase that the lane lets be skipped")
    .argument("<phase>", "the phase")
    .action(async (phase: string, options: Reasoned) => act(options, { act: "skip", phase, reason: options.reason }));
  reasoned(run, "abandon", "give the run up: a person's act").action(async (options: Reasoned) =>
    act(options, { act: "abandon", reason: options.reason }),
  );
  reasoned(run, "accept-log", "go on although a line of the log is damaged: a person's act")
    .argument("<line>", "the line of events.ndjson, counted from 1", count)
    .action(async (line: number, options: Reasoned) =>
      act(options, { act: "accept_log", line, reason: options.reason }),
    );
}

function addObserve(run: Command): void {
  onRun(run, "observe", "record what you did and saw where no command can tell: a person's act")
    .argument("<act>", "what you did, in words; a proof names the same ones")
    .requiredOption("--saw <text>", "what you saw")
    .addOption(new Option("--outcome <outcome>", "what it shows").choices(["pass", "fail"]).makeOptionMandatory())
    .option("--covers <criterion>", "a criterion that it decides; may be given several times", added)
    .option("--file <path>", "a file or folder whose change makes it stale; may be given several times", added)
    .action(async (what: string, options: ObserveOptions) =>
      print((await import("./observe")).observeAct(options, what), options),
    );
}

function addFindings(finding: Command): void {
  onRun(finding, "add", "note a defect in the open phase")
    .argument("<title>", "what is wrong")
    .addOption(new Option("--severity <severity>", "how bad it is").choices(SEVERITIES).makeOptionMandatory())
    .option("--id <id>", "its id; the next free `F-…` by default")
    .option("--artifact <path>", "the artifact it is about")
    .option("--file <path>", "the file of the workspace it is about")
    .option("--line <number>", "the line of that file, counted from 1", count)
    .action(async (title: string, options: FindingOptions) =>
      print((await import("./findings")).addFinding(options, title), options),
    );
  onRun(finding, "resolve", "settle a finding")
    .argument("<id>", "its id")
    .requiredOption("--resolution <text>", "how it was settled")
    .action(async (id: string, options: RunOptions & { resolution: string }) =>
      act(options, { act: "resolve_finding", finding: id, resolution: options.resolution }),
    );
}

function addVerify(wazir: Command): void {
  onRun(wazir, "verify", "run the commands that the run's documents name, and record what they showed")
    .option("--command <command>", "run this one instead; may be given several times", added)
    .option("--criterion <id>", "only the commands that cover this criterion; may be given several times", added)
    .option("--covers <criterion>", "a criterion that the given commands decide", added)
    .option("--file <path>", "a file or folder whose change makes the evidence of the given commands stale", added)
    .option("--exit-code", "judge the given commands by their exit code alone: a person's act")
    .option("--timeout <seconds>", "how long one command may take", count, DEFAULT_LIMIT_SECONDS)
    .action(async (options: VerifyOptions) => print((await import("./verify")).verify(options), options));
}

/** A command on one run: the current one, or the one that is named. */
function onRun(parent: Command, name: string, description: string): Command {
  const command = parent
    .command(name)
    .description(description)
    .option("--run <id>", "the run; the current one by default");
  return common(command);
}

function reasoned(parent: Command, name: string, description: string): Command {
  return onRun(parent, name, description).requiredOption("--reason <text>", "why");
}

function common(command: Command): Command {
  return command
    .option("--actor-id <id>", "the agent that acts (or WAZIR_ACTOR)")
    .option("--json", "print the outcome as JSON");
}

async function act(options: RunOptions, asked: DoorAct): Promise<void> {
  await print((await import("./act")).act(options, asked), options);
}

async function print(answer: Promise<Answer>, { json }: RunOptions): Promise<void> {
  printAnswer(await answer, json === true);
}

function added(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function count(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError("It has to be a whole number from 1.");
  }
  return number;
}
