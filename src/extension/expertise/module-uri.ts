import { Uri } from "vscode";

/** The scheme of the read-only pages of modules. */
export const MODULE_SCHEME = "wazir-expertise";

/** A module as commands and pages name it. */
export interface ModuleRef {
  readonly id: string;
  /** The folder of the project whose module is meant; undefined for what is bundled. */
  readonly root: string | undefined;
}

/** Where a module is read. */
export function moduleUri({ id, root }: ModuleRef): Uri {
  return Uri.from({ scheme: MODULE_SCHEME, path: `/${id}.md`, query: root ?? "" });
}

/** The module whose page an address is; undefined for any other address. */
export function moduleOfUri({ scheme, path, query }: Pick<Uri, "scheme" | "path" | "query">): ModuleRef | undefined {
  if (scheme !== MODULE_SCHEME) return undefined;
  return { id: path.replace(/^\//, "").replace(/\.md$/, ""), root: query === "" ? undefined : query };
}
