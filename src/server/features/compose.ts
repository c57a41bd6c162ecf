import { RequestType } from "vscode-languageserver/node";
import { compose } from "../../core/composition/compose";
import { findByTask } from "../../core/composition/find-by-task";
import {
  COMPOSE_EXPERTISE,
  SUGGEST_CONCERNS,
  type ComposeParams,
  type ComposeResult,
  type SuggestParams,
  type SuggestResult,
} from "../../protocol/compose";
import { refuseAfterShutdown } from "../guard";
import type { ProjectExpertise } from "../project-expertise";
import type { ServerContext } from "../server-context";

const COMPOSE = new RequestType<ComposeParams, ComposeResult, void>(COMPOSE_EXPERTISE);
const SUGGEST = new RequestType<SuggestParams, SuggestResult, void>(SUGGEST_CONCERNS);

/** Composes contexts of expertise as `wazir compose` does, for stacks that the client names, and says what a task is concerned with. */
export function registerCompose(server: ServerContext, all: ProjectExpertise): void {
  server.connection.onRequest(COMPOSE, async ({ root, ...wish }): Promise<ComposeResult> => {
    refuseAfterShutdown(server);
    const { expertise } = await all.at(root);
    const outcome = compose(expertise, wish);
    return outcome.ok ? { ok: true, ...outcome.value } : { ok: false, problems: outcome.problems };
  });
  server.connection.onRequest(SUGGEST, async ({ root, task, stacks }) => {
    refuseAfterShutdown(server);
    const { expertise } = await all.at(root);
    return { concerns: findByTask(expertise, task, stacks).concerns };
  });
}
