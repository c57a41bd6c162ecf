import { Disposable, EventEmitter, l10n, type Uri, workspace } from "vscode";
import type { Engine } from "../engine/engine";
import type { ProjectState } from "../project-state";
import type { OwnFacts } from "./own-facts";
import { MODULE_SCHEME, moduleOfUri, pathBetween } from "./module-uri";
import { keepOnePage } from "./show-page";

/** Shows modules as read-only pages under their own scheme, and shows them anew when their project was read again. */
export function provideModulePages(state: ProjectState, engine: () => Promise<Engine>, own: OwnFacts): Disposable {
  const changed = new EventEmitter<Uri>();
  const again = (): void => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === MODULE_SCHEME) changed.fire(uri);
  };
  return Disposable.from(
    changed,
    keepOnePage(),
    state.onDidChange(again),
    own.onDidChange(again),
    workspace.registerTextDocumentContentProvider(MODULE_SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const module = moduleOfUri(uri);
        if (module === undefined) return "";
        const { projects } = await state.loaded();
        const open = projects.find(({ root }) => root === module.root);
        const { expertise } = await engine();
        const today = new Date().toISOString().slice(0, 10);
        const linkTo = (id: string, rule?: string): string => pathBetween(module.id, id, rule);
        const page = expertise.page(open, module.id, today, linkTo, own.of(module)?.tokens);
        return page ?? l10n.t("There is no module {0} here any more.", `\`${module.id}\``);
      },
    }),
  );
}
