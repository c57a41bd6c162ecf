import { Uri } from "vscode";
import { ruleAnchor } from "../../core/catalogue/rule-anchor";

/** The scheme of the read-only pages of modules. */
export const MODULE_SCHEME = "wazir-expertise";

/** A module as commands and pages name it. */
export interface ModuleRef {
  readonly id: string;
  /** The folder of the project whose module is meant; undefined for what is bundled. */
  readonly root: string | undefined;
}

/** Where a module is read: from its top, or from one of its rules. */
export function moduleUri({ id, root }: ModuleRef, rule?: string): Uri {
  return Uri.from({ scheme: MODULE_SCHEME, path: `/${id}.md`, query: root ?? "", fragment: ruleAnchor(rule) });
}

/**
 * The way from one module's page to another's, or to a rule of it: a preview follows links to files beside its own, and
 * no links to schemes of extensions. Such a link takes over the part of the page it stands on where it names none.
 */
export function pathBetween(from: string, to: string, rule?: string): string {
  const up = from
    .split("/")
    .slice(1)
    .map(() => "..");
  return `${[...(up.length === 0 ? ["."] : up), to].join("/")}.md#${ruleAnchor(rule) || "top"}`;
}

/** The module whose page an address is; undefined for any other address. */
export function moduleOfUri({ scheme, path, query }: Pick<Uri, "scheme" | "path" | "query">): ModuleRef | undefined {
  if (scheme !== MODULE_SCHEME) return undefined;
  return { id: path.replace(/^\//, "").replace(/\.md$/, ""), root: query === "" ? undefined : query };
}
