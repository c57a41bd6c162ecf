import type { ModuleTokens } from "../../core/catalogue/tier-tokens";
import { recordOf, textField, textsOf, type LibraryItem } from "../../core/library/item";
import type { ModuleStanding } from "../engine/expertise-shelf";
import { documentOf } from "./node-scope";
import { countOf } from "./module-filter";
import { grouped, joined, spokenOf, type NodeIcon, type Translate, type TreeNode } from "./tree-node";

/** What is known of a module besides its file. */
export interface ModuleFacts {
  readonly tokens: ModuleTokens | undefined;
  readonly standing: ModuleStanding;
  /** What its lint found; undefined for what ships with us, and before anyone knows. */
  readonly lint?: { readonly errors: number; readonly warnings: number };
}

/** Where a module's node stands, and what its words are made with. */
export interface ModulePlace {
  /** The project's folder; undefined for the bundled modules without a project. */
  readonly root: string | undefined;
  /** What its id in the tree begins with: a module may stand in several places. */
  readonly below: string;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly t: Translate;
}

/** The node of a module. `why` says why it stands where it does. */
export function moduleNode(place: ModulePlace, item: LibraryItem, facts: ModuleFacts, why?: string): TreeNode {
  const { root, below, content, t } = place;
  const severity = textField(item, "severity");
  const tokens = facts.tokens === undefined ? undefined : t("{0} tokens", grouped(facts.tokens.L2));
  const standing = standingWords(facts.standing, t);
  const lint = facts.lint === undefined ? undefined : lintWords(facts.lint, t);
  const isOwn = item.origin === "workspace";
  const { rules, detect } = item.fields;
  const detecting = isOwn && countOf(detect) > 0 ? ["detectors"] : [];
  const applies = recordOf(item.fields.applies);
  return {
    id: `${root ?? ""}#${below}/${item.id}`,
    kind: "module",
    context: ["module", isOwn ? "own" : "bundled", facts.standing ?? "plain", ...detecting].join("."),
    module: item.id,
    label: item.title,
    description: joined(standing, lint, why, severity, tokens, item.summary),
    tooltip: [
      item.title,
      item.summary,
      item.id,
      joined(severity, t("{0} rules", countOf(rules)), t("{0} detectors", countOf(detect))),
      facts.tokens === undefined ? "" : tierWords(facts.tokens, t),
      listed(t("Stacks"), textsOf(applies.stacks)),
      listed(t("Concerns"), textsOf(applies.concerns)),
      standing ?? (isOwn ? t("Brought by this workspace.") : t("Bundled with Wazir.")),
    ],
    icon: iconOf(facts, severity),
    spoken: spokenOf(t("Module {0}", item.title), standing, lint, why, severity, tokens, item.summary),
    root,
    document: documentOf(item, content),
    command: "wazir.openModule",
  };
}

function iconOf({ standing, lint }: ModuleFacts, severity: string | undefined): NodeIcon {
  if (standing === "hidden") return { id: "eye-closed" };
  if (lint !== undefined && lint.errors > 0) return { id: "error", color: "list.errorForeground" };
  if (lint !== undefined && lint.warnings > 0) return { id: "warning", color: "list.warningForeground" };
  return severity === "critical" ? { id: "book", color: "list.warningForeground" } : { id: "book" };
}

function standingWords(standing: ModuleStanding, t: Translate): string | undefined {
  if (standing === "replaces") return t("replaces the bundled one");
  return standing === "hidden" ? t("hidden by this workspace") : undefined;
}

function lintWords({ errors, warnings }: NonNullable<ModuleFacts["lint"]>, t: Translate): string {
  if (errors + warnings === 0) return t("lint passes");
  const errorWords = errors === 0 ? undefined : errors === 1 ? t("1 error") : t("{0} errors", errors);
  const warningWords = warnings === 0 ? undefined : warnings === 1 ? t("1 warning") : t("{0} warnings", warnings);
  return [errorWords, warningWords].filter((part) => part !== undefined).join(", ");
}

/** Tokens at each tier: `L0 24 · L1 180 · L2 1,934 tokens`. */
function tierWords({ L0, L1, L2 }: ModuleTokens, t: Translate): string {
  const brief = L1 === undefined ? [] : [`L1 ${grouped(L1)}`];
  return t("{0} tokens", [`L0 ${grouped(L0)}`, ...brief, `L2 ${grouped(L2)}`].join(" · "));
}

function listed(label: string, ids: readonly string[]): string {
  return ids.length === 0 ? "" : `${label}: ${ids.join(", ")}`;
}
