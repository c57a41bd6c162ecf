import { relativeTo } from "../../core/files/path";
import { resolve } from "node:path";
import { sentenceOf } from "../../core/runs/event-sentence";
import { actOnRun, type DoorAct } from "../../platform/act-on-run";
import type { SeenRun } from "../../platform/look-at-run";
import { fromNative } from "../../platform/native-path";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { refused } from "./refusals";
import { inRun, now, type RunOptions, type Session } from "./session";

/** Does one thing in a run. */
export async function act(options: RunOptions, asked: DoorAct): Promise<Answer> {
  return inRun(options, (session, run) => actIn(session, run, options, asked));
}

/** The same in a run that was looked at already. */
export async function actIn(session: Session, run: SeenRun, options: RunOptions, asked: DoorAct): Promise<Answer> {
  const outcome = await actOnRun(session, run.runId, session.actor, asked, now);
  if (!outcome.ok && outcome.reason === "refused") {
    return refused(session, { folder: run.folder, named: options.run }, outcome.refusals);
  }
  if (!outcome.ok) {
    return { code: EXIT.findings, text: outcome.message, json: { ok: false, error: outcome.message } };
  }
  const { events, notices } = outcome;
  const created = outcome.created.map((path) => relativeTo(session.cwd, path) ?? path);
  const lines = [
    ...events.map((fact) => sentenceOf(fact)),
    ...created.map((path) => `Made ${path} from its template: fill it in, then submit it.`),
    ...notices,
  ];
  return {
    code: EXIT.ok,
    text: lines.join("\n"),
    json: { ok: true, run: run.runId, actor: session.actor, events, created, notices },
  };
}

/** Submits an artifact, named by its path from here, from the run's folder, or by its name alone. */
export async function submit(options: RunOptions, artifact: string): Promise<Answer> {
  return inRun(options, (session, run) =>
    actIn(session, run, options, { act: "submit", artifact: artifactPath(run, artifact) }),
  );
}

/** An artifact as the log names it. What names nothing in the run stays as it is: the engine says so. */
export function artifactPath({ folder, view }: SeenRun, written: string): string {
  const names = [written, `artifacts/${written}`, `artifacts/${written}.md`];
  const known = names.find((name) => view.artifacts.some(({ path }) => path === name));
  return known ?? relativeTo(folder, fromNative(resolve(written))) ?? written;
}
