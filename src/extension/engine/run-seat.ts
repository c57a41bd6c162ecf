import type { Project } from "../../core/library/project";
import { pipelineOf } from "../../core/pipeline/pipeline";
import type { Refusal } from "../../core/pipeline/refusal";
import type { RequestFor } from "../../core/pipeline/request";
import { transition } from "../../core/pipeline/transition";
import type { RunRequest } from "../../core/runs/new-run";
import { actOnRun, type ActOutcome, type DoorAct } from "../../platform/act-on-run";
import { lookAtRun, type RunHome, type SeenRun } from "../../platform/look-at-run";
import { rememberKeys } from "../../platform/known-keys";
import { signingKey, type PrivateKeyStore } from "../../platform/signing-key";
import { startRun, type StartOutcome } from "../../platform/start-run";
import { author } from "./author";
import { t } from "./own-words";

/** What the person in the editor may do in a run: an approval is signed with their own key. */
export type PersonAct =
  Exclude<DoorAct, { readonly act: "approve" }> | Pick<RequestFor<"approve">, "act" | "artifact" | "sha256">;

/** What a person says of the run they start. */
export type RunWish = Pick<RunRequest, "title" | "intent" | "size" | "lane">;

/** A run as it is now; `message` is a sentence that says why it cannot be looked at. */
export type Looked = { readonly ok: true; readonly run: SeenRun } | { readonly ok: false; readonly message: string };

/**
 * The seat of the person at this editor in the runs of a project. Everything the editor shows of a run comes from
 * `look`, and everything it does in one goes through `act`: the same two ways as those of the terminal program, so that
 * both can work on a run at once. The actor is the user of this machine, a person, as at a terminal.
 */
export interface RunSeat {
  /** Where the project's runs are; undefined where it keeps none. */
  home(project: Project): RunHome | undefined;
  /** Reads a run's log and files; keeps nobody from writing. */
  look(project: Project, runId: string): Promise<Looked>;
  /** What stands against an act as things are now, without doing it; of an approval all but its key. */
  judge(project: Project, run: SeenRun, act: PersonAct): readonly Refusal[];
  /**
   * Does something in a run, or answers with every reason against it. It is judged under the run's lock, by the project
   * as it is on disk then and not as the window read it last.
   */
  act(project: Project, runId: string, act: PersonAct): Promise<ActOutcome>;
  start(project: Project, wish: RunWish): Promise<StartOutcome>;
  /**
   * Trusts this editor's key as the person's own on this machine, beside those that it knows already: what settles the
   * refusal `gate/key-replaced` of a person who approved at a terminal before. A sentence where that does not work.
   */
  trustOwnKey(): Promise<string | undefined>;
}

/** What a seat needs of its surroundings. */
export interface SeatSurroundings {
  /** Reads the project of a folder. */
  load(root: string): Promise<Project>;
  /** Where the person's private key is kept. */
  readonly keys: PrivateKeyStore;
  /** The folder of the user's settings, where the keys are that this machine knows. */
  readonly settings: string;
  /** The time, ISO 8601, UTC. */
  readonly now: () => string;
}

/** Gives the person of this editor their seat. */
export function runSeat(surroundings: SeatSurroundings): RunSeat {
  const { keys, settings, now } = surroundings;
  const home = (project: Project): RunHome | undefined => {
    const { root, stateRoot } = project;
    return root === undefined || stateRoot === undefined ? undefined : { project, root, stateRoot, settings };
  };
  return {
    home,
    async look(project, runId) {
      const place = home(project);
      return place === undefined ? noProject() : lookAtRun(place, runId);
    },
    judge(project, { state, view }, act) {
      const actor = author();
      const signed = act.act === "approve" ? { ...act, key: "-", signature: "-" } : act;
      const outcome = transition(pipelineOf(project), state, { ...signed, actor }, view);
      return outcome.ok ? [] : outcome.refusals;
    },
    async act({ root }, runId, act) {
      const place = root === undefined ? undefined : home(await surroundings.load(root));
      if (place === undefined) return { ...noProject(), reason: "failed" };
      return actOnRun(place, runId, author(), act.act === "approve" ? { ...act, keys } : act, now);
    },
    start: (project, wish) => startRun(project, { ...wish, actor: author(), now: now() }),
    async trustOwnKey() {
      const own = await signingKey(keys);
      return own.ok ? rememberKeys(settings, author().id, [own.key.fingerprint]) : own.message;
    },
  };
}

/** What is said where there is nothing that runs could be in. */
export function noProject() {
  return { ok: false, message: t("There is no project here: initialize the workspace first.") } as const;
}
