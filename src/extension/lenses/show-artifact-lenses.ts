import { CodeLens, Disposable, EventEmitter, l10n, languages, Range, workspace } from "vscode";
import { fromNative } from "../../platform/native-path";
import type { ProjectState } from "../project-state";
import { artifactLenses } from "./artifact-lenses";

const SETTING = "wazir.codeLens.enabled";

/** Shows above the artifacts of runs under way how they stand, and follows the projects as they are read anew. */
export function showArtifactLenses(state: ProjectState): Disposable {
  const changed = new EventEmitter<void>();
  const provider = languages.registerCodeLensProvider(
    { scheme: "file", pattern: "**/runs/*/artifacts/**" },
    {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses({ uri, isDirty }) {
        if (!workspace.getConfiguration(undefined, uri).get<boolean>(SETTING, true)) return [];
        const projects = state.snapshot?.projects ?? [];
        return artifactLenses(projects, fromNative(uri.fsPath), isDirty, l10n.t).map(
          ({ title, tooltip, command, argument }) =>
            new CodeLens(new Range(0, 0, 0, 0), { title, tooltip, command, arguments: [argument] }),
        );
      },
    },
  );
  return Disposable.from(
    changed,
    provider,
    state.onDidChange(() => changed.fire()),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SETTING) && changed.fire()),
    workspace.onDidSaveTextDocument(() => changed.fire()),
  );
}
