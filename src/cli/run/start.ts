import { relativeTo } from "../../core/files/path";
import type { Size } from "../../core/pipeline/lane-table";
import type { Lane } from "../../core/pipeline/lanes";
import { startRun } from "../../platform/start-run";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { refused } from "./refusals";
import { inProject, now, type RunOptions } from "./session";

/** What `wazir run start` is given beside the title. */
export interface StartOptions extends RunOptions {
  readonly intent: string;
  readonly size?: Size;
  readonly lane?: Lane;
}

/** `wazir run start`: a run of its own folder, in the first phase of its lane. */
export async function start(title: string, options: StartOptions): Promise<Answer> {
  return inProject(options, async (session) => {
    const { intent, size, lane } = options;
    const wish = { title, intent, ...(size === undefined ? {} : { size }), ...(lane === undefined ? {} : { lane }) };
    const started = await startRun(session.project, { ...wish, actor: session.actor, now: now() });
    if (!started.ok) return refused(session, { folder: undefined, named: undefined }, started.refusals);
    const { id, folder, artifact } = started.run;
    const [from, first] = [folder, artifact].map((path) => relativeTo(session.cwd, path) ?? path);
    const text = `Started the run \`${id}\` in ${from}.\nFill in ${first}, then: \`wazir run submit ${first}\``;
    return { code: EXIT.ok, text, json: { ok: true, run: id, actor: session.actor, folder, artifact } };
  });
}
