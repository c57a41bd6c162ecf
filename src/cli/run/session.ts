import { MANIFEST_NAME } from "../../core/library/manifest";
import { isRunId } from "../../core/runs/run-id";
import type { Actor } from "../../core/runs/event";
import { currentRun } from "../../core/runs/run-record";
import { configFolder } from "../../platform/config-folder";
import { loadBundled } from "../../platform/load-bundled";
import { lookAtRun, type RunHome, type SeenRun } from "../../platform/look-at-run";
import { fromNative } from "../../platform/native-path";
import { nodeFiles } from "../../platform/node-files";
import { terminalActor } from "../../platform/terminal-actor";
import { userName } from "../../platform/user-name";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { projectFinder } from "../project-of";

/** What every command on a run may be given. */
export interface RunOptions {
  readonly run?: string;
  readonly actorId?: string;
  readonly json?: boolean;
}

/** Who asks, and where. */
export interface Session extends RunHome {
  readonly cwd: string;
  readonly actor: Actor;
  /** Why the actor is taken for an agent; undefined for a person. */
  readonly why: string | undefined;
}

/** The time, ISO 8601, UTC. */
export const now = (): string => new Date().toISOString();

/** An answer that says that a command cannot work as it was given. */
export function misused(message: string): Answer {
  return { code: EXIT.usage, text: message, json: { ok: false, error: message } };
}

/** Answers with what `work` makes of the project here, or with why there is nothing to work on. */
export async function inProject(options: RunOptions, work: (session: Session) => Promise<Answer>): Promise<Answer> {
  const cwd = fromNative(process.cwd());
  const project = await projectFinder(await loadBundled(__dirname), cwd)(`${cwd}/${MANIFEST_NAME}`);
  const { root, stateRoot } = project;
  if (root === undefined || stateRoot === undefined) {
    return misused(`There is no ${MANIFEST_NAME} in ${cwd} or above it: \`wazir init\` writes one.`);
  }
  const acting = actorOf(options);
  if (typeof acting === "string") return misused(acting);
  return work({ project, root, stateRoot, settings: configFolder(), cwd, ...acting });
}

/** The same for the run that is named, or else the current one. */
export async function inRun(
  options: RunOptions,
  work: (session: Session, run: SeenRun) => Promise<Answer>,
): Promise<Answer> {
  return inProject(options, async (session) => {
    const runId = options.run ?? currentRun(session.project.runs)?.id;
    if (runId === undefined) {
      return misused("No run is open here: start one with `wazir run start`, or name one with `--run <id>`.");
    }
    const seen = await lookAtRun(session, runId);
    if (seen.ok) return work(session, seen.run);
    const isThere = isRunId(runId) && (await nodeFiles.kindOf(`${session.stateRoot}/runs/${runId}`)) !== "missing";
    const code = isThere ? EXIT.findings : EXIT.usage;
    return { ...misused(seen.message), code };
  });
}

/** An id as logs and messages can hold it. */
const ACTOR_ID = /^[A-Za-z0-9][\w.@-]{0,63}$/;

/** Who acts: only whether it is an agent's act decides whether a name may be given. A sentence where it is wrong. */
function actorOf({ actorId }: RunOptions): Pick<Session, "actor" | "why"> | string {
  const user = userName();
  const { env, stdin, stdout } = process;
  const signs = { stdinIsTty: stdin.isTTY, stdoutIsTty: stdout.isTTY, env, user };
  const { actor, why } = terminalActor(signs);
  if (actor.kind === "person") {
    return actorId === undefined
      ? { actor, why }
      : `\`--actor-id\` names an agent; at this terminal \`${user}\` acts, a person.`;
  }
  const id = actorId ?? (env.WAZIR_ACTOR === "" ? undefined : env.WAZIR_ACTOR) ?? actor.id;
  if (!ACTOR_ID.test(id)) {
    return `\`${id}\` is no id of an agent: it has letters, digits, \`.\`, \`_\`, \`@\` and \`-\`, 64 at most.`;
  }
  return id === user
    ? `\`${id}\` is the person at this machine: an agent has a name of its own.`
    : { actor: { id, kind: "agent" }, why };
}
