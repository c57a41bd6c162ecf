import { commands, Disposable, languages, type Uri, workspace } from "vscode";
import type { OpenProject } from "./engine/open-project";
import type { ProjectState } from "./project-state";
import type { ServerLink } from "./server-link";

/** What the walkthrough leads to, in its order. Each is reached by whatever way: a command, a tree, a terminal. */
export type Milestone = "initialized" | "runStarted" | "diagnosticFixed" | "gateApproved" | "verified";

/** How far the walkthrough has come in this window. */
export interface Progress {
  readonly reached: ReadonlySet<Milestone>;
  dispose(): void;
}

/** Marks the walkthrough's steps as done: the context key `wazir.done.<milestone>` is set once it is reached. */
export function followProgress(state: ProjectState, server: ServerLink): Progress {
  const reached = new Set<Milestone>();
  const reach = (milestone: Milestone): void => {
    if (reached.has(milestone)) return;
    reached.add(milestone);
    void commands.executeCommand("setContext", `wazir.done.${milestone}`, true);
  };
  const following = Disposable.from(
    state.onDidChange(({ projects }) => projects.flatMap(milestonesOf).forEach(reach)),
    followFixes(server, () => reach("diagnosticFixed")),
  );
  return { reached, dispose: () => void following.dispose() };
}

function milestonesOf({ isProject, project, run }: OpenProject): readonly Milestone[] {
  const seen = run?.seen.ok === true ? run.seen.run.state : undefined;
  const artifacts = run?.overview?.phases.flatMap((phase) => phase.artifacts) ?? [];
  const isApproved = artifacts.some(({ approvedBy }) => approvedBy.length > 0);
  return [
    ...(isProject ? (["initialized"] as const) : []),
    ...(project.runs.length > 0 ? (["runStarted"] as const) : []),
    ...(isApproved ? (["gateApproved"] as const) : []),
    ...(seen?.evidence.some(({ evidence }) => evidence.manual !== true) === true ? (["verified"] as const) : []),
  ];
}

/** Calls `fixed` when a document that was changed has fewer findings than before; a server that ends fixes nothing. */
function followFixes(server: ServerLink, fixed: () => void): Disposable {
  const known = new Map<string, { readonly count: number; readonly version: number }>();
  return languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      const before = known.get(uri.toString());
      if (document === undefined || server.state !== "running") {
        known.delete(uri.toString());
        continue;
      }
      const count = countOf(uri);
      known.set(uri.toString(), { count, version: document.version });
      if (before !== undefined && count < before.count && document.version > before.version) fixed();
    }
  });
}

function countOf(uri: Uri): number {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "wazir").length;
}
