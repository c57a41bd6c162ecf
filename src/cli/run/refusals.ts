import { TextDocument } from "vscode-languageserver-textdocument";
import { relativeTo } from "../../core/files/path";
import { isLane, LANES } from "../../core/pipeline/lanes";
import { phasesIn, pipelineOf } from "../../core/pipeline/pipeline";
import type { Refusal, Settlement } from "../../core/pipeline/refusal";
import { nodeFiles } from "../../platform/node-files";
import { rangeOf, uriOf } from "../../service/document";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import type { Session } from "./session";

/** A reason as it is printed. `line` and `column` count from 1. */
export interface PrintedRefusal {
  readonly code: string;
  readonly message: string;
  /** Relative to the working directory where it lies below, else absolute. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly settle: Settlement & {
    /** What a person or an agent types to settle it; undefined where nothing that can be typed does. */
    readonly command?: string;
  };
}

/** Where the refused run is: its folder, and its id where the command named one. */
interface RefusedRun {
  readonly folder: string | undefined;
  readonly named: string | undefined;
}

/** Reasons in the form that is printed. */
export async function printedRefusals(
  session: Session,
  run: RefusedRun,
  refusals: readonly Refusal[],
): Promise<readonly PrintedRefusal[]> {
  return Promise.all(
    refusals.map(async (refusal) => {
      const { code, message, settle } = refusal;
      const command = commandFor(session, settle, run.named);
      const place = await placeOf(session, run.folder, refusal);
      return { code, message, ...place, settle: { ...settle, ...(command === undefined ? {} : { command }) } };
    }),
  );
}

/** The answer that refuses: one line for each reason, with the act that settles it. */
export async function refused(session: Session, run: RefusedRun, refusals: readonly Refusal[]): Promise<Answer> {
  const printed = await printedRefusals(session, run, refusals);
  const byAgent = printed.some(({ settle }) => settle.act === "ask_person") && session.why !== undefined;
  const lines = printed.map(lineOf);
  const why = byAgent ? [`This is taken for an agent's act, because ${session.why}.`] : [];
  return {
    code: EXIT.findings,
    text: [...lines, ...why].join("\n"),
    json: { ok: false, refusals: printed, actor: session.actor },
  };
}

/** One reason as one line that terminals turn into a link. */
export function lineOf({ code, message, file, line, column, settle }: PrintedRefusal): string {
  const at = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}:${column ?? 1}`}: `;
  return `${at}refused: ${message} [${code}]${adviceOf(settle)}`;
}

function adviceOf({ act, argument, command }: PrintedRefusal["settle"]): string {
  if (act === "none") return "";
  if (act === "ask_person") return " → ask a person to do it, in the editor or at a terminal";
  if (act === "ask_reviewer") {
    return command === undefined ? " → ask someone who is no author of it" : ` → someone else: \`${command}\``;
  }
  if (act === "edit") return ` → edit \`${argument}\`${command === undefined ? "" : `, then \`${command}\``}`;
  return ` → \`${command ?? act}\``;
}

/** The command that does what settles a reason. */
function commandFor({ project }: Session, { act, argument }: Settlement, named: string | undefined) {
  const wazir = (words: string): string => `wazir ${words}${named === undefined ? "" : ` --run ${named}`}`;
  switch (act) {
    case "start":
      return 'wazir run start "<title>" --intent <intent>';
    case "enter":
      return wazir(`run next ${argument}`.trimEnd());
    case "submit":
      return wazir(`run submit ${argument}`);
    case "edit":
      return argument.startsWith("artifacts/") ? wazir(`run submit ${argument}`) : undefined;
    case "approve":
      return wazir(`run approve ${argument}`);
    case "ask_reviewer":
      return argument.startsWith("artifacts/") ? wazir(`run approve ${argument}`) : undefined;
    case "reject":
      return wazir('run reject --reason "<what has to change>"');
    case "record_evidence":
      return wazir("verify");
    case "resolve_finding":
      return wazir(`finding resolve ${argument} --resolution "<how>"`);
    case "skip":
      return wazir(`run skip ${argument} --reason "<why>"`);
    case "raise_lane":
      return wazir(`run raise ${isLane(argument) ? argument : laneWith(project, argument)}`);
    case "resume":
      return wazir("run resume");
    case "accept_log":
      return wazir(`run accept-log ${argument} --reason "<why>"`);
    case "finish":
      return wazir("run finish");
    case "ask_person":
    case "none":
      return undefined;
  }
}

/** The lowest lane that has a phase. */
function laneWith(project: Session["project"], phase: string): string {
  const pipeline = pipelineOf(project);
  return LANES.find((lane) => phasesIn(pipeline, lane).some(({ id }) => id === phase)) ?? "<lane>";
}

/** Where a reason points to: the file as it is named from here, and the place in it. */
async function placeOf(
  { cwd }: Session,
  folder: string | undefined,
  { path, range, settle }: Refusal,
): Promise<Pick<PrintedRefusal, "file" | "line" | "column">> {
  if (path === undefined || folder === undefined) return {};
  const absolute = `${folder}/${path}`;
  const file = relativeTo(cwd, absolute) ?? absolute;
  if (settle.act === "accept_log") return { file, line: Number(settle.argument), column: 1 };
  const read = range === undefined ? undefined : await nodeFiles.readText(absolute);
  if (range === undefined || read?.ok !== true) return { file };
  const { start } = rangeOf(TextDocument.create(uriOf(absolute), "", 0, read.text), range);
  return { file, line: start.line + 1, column: start.character + 1 };
}
