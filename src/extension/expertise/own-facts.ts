import { type Event, EventEmitter, type LogOutputChannel } from "vscode";
import { isOwnModulesResult, OWN_MODULES, type OwnModule } from "../../protocol/expertise";
import type { ProjectState, Snapshot } from "../project-state";
import type { ServerLink } from "../server-link";
import type { ModuleRef } from "./module-uri";

/** What the server knows of the modules that the window's projects bring: their tokens, and what their lint found. */
export interface OwnFacts {
  readonly onDidChange: Event<void>;
  /** Undefined for what ships with us, and before the server has answered. */
  of(module: ModuleRef): OwnModule | undefined;
  dispose(): void;
}

/** Asks a running server whenever the projects were read; nothing starts it for this. */
export function createOwnFacts(state: ProjectState, server: ServerLink, log: LogOutputChannel): OwnFacts {
  const changed = new EventEmitter<void>();
  let known: ReadonlyMap<string, OwnModule> = new Map();
  let asked = 0;
  const keyOf = ({ root, id }: ModuleRef): string => `${root ?? ""}#${id}`;
  const ask = async ({ projects }: Pick<Snapshot, "projects">): Promise<void> => {
    const turn = ++asked;
    const owning = projects.filter(({ project }) =>
      project.library.all("module").some(({ origin }) => origin === "workspace"),
    );
    const found = new Map<string, OwnModule>();
    for (const { root } of owning) {
      const answer = await server.ask(OWN_MODULES, { root }, isOwnModulesResult);
      for (const module of answer?.modules ?? []) found.set(keyOf({ root, id: module.id }), module);
    }
    if (turn !== asked || (found.size === 0 && known.size === 0)) return;
    known = found;
    changed.fire();
  };
  const again = (): void => {
    const { snapshot } = state;
    if (server.state !== "running" || snapshot === undefined) return;
    ask(snapshot).catch((error: unknown) => log.error("The project's own modules could not be asked for.", error));
  };
  const subscriptions = [changed, state.onDidChange(again), server.onDidChangeState(again)];
  return {
    onDidChange: changed.event,
    of: (module) => known.get(keyOf(module)),
    dispose: () => {
      asked++;
      for (const one of subscriptions) one.dispose();
    },
  };
}
