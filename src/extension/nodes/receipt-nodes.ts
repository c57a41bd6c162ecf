import type { ComposedModule, ComposedReceipt } from "../../protocol/compose";
import { grouped, joined, spokenOf, type Translate, type TreeNode } from "./tree-node";

/** What a receipt's nodes are made with. */
export interface ReceiptScope {
  readonly root: string | undefined;
  readonly receipt: ComposedReceipt;
  readonly t: Translate;
  /** The title of a module; its id where it is not known. */
  readonly titleOf: (id: string) => string;
}

/** A reason as it is shown where Markdown is not read. */
const plain = (why: string): string => why.replaceAll("`", "");

const TIERS = ["L2", "L1", "L0"] as const;

/** A receipt as a tree: what is in full, as a brief, as a line, and what was left out, each with why. */
export function receiptNodes(scope: ReceiptScope): readonly TreeNode[] {
  const { receipt, t } = scope;
  const groups = TIERS.map((tier) => {
    const modules = receipt.modules.filter((module) => module.tier === tier);
    return group(
      scope,
      tier,
      tierWords(tier, t),
      modules.map((module) => moduleNode(scope, module)),
    );
  });
  const left = receipt.left_out.map(({ id, why }) => leftNode(scope, id, plain(why)));
  return [...groups, group(scope, "out", t("Left out"), left)].filter(({ children }) => children !== undefined);
}

function tierWords(tier: ComposedModule["tier"], t: Translate): string {
  if (tier === "L2") return t("In full");
  return tier === "L1" ? t("Briefs") : t("Lines");
}

function group({ root, receipt, t }: ReceiptScope, id: string, label: string, children: readonly TreeNode[]): TreeNode {
  const inTier = receipt.modules.filter(({ tier }) => tier === id);
  const tokens = inTier.reduce((sum, module) => sum + module.tokens, 0);
  const count = children.length === 1 ? t("1 module") : t("{0} modules", children.length);
  const used = tokens === 0 ? undefined : t("{0} tokens", grouped(tokens));
  const description = joined(count, used);
  return {
    id: `receipt/${id}`,
    kind: "group",
    label,
    description,
    tooltip: [label, description],
    icon: { id: id === "out" ? "circle-slash" : "layers" },
    spoken: spokenOf(label, count, used),
    root,
    ...(children.length === 0 ? {} : { children }),
    expanded: id !== "out",
  };
}

function moduleNode({ root, t, titleOf }: ReceiptScope, module: ComposedModule): TreeNode {
  const { id, tier, tokens, degraded, origin, replaces } = module;
  const label = titleOf(id);
  const why = plain(module.why);
  const count = t("{0} tokens", grouped(tokens));
  const own =
    replaces === true ? t("replaces the bundled one") : origin === "workspace" ? t("this workspace") : undefined;
  return {
    id: `receipt/module/${id}`,
    kind: "module",
    context: `composed.${tier}`,
    module: id,
    label,
    description: joined(count, degraded, own, why),
    tooltip: [label, id, joined(tier, count), why, degraded ?? "", own ?? ""],
    icon: degraded === undefined ? { id: "book" } : { id: "book", color: "list.warningForeground" },
    spoken: spokenOf(t("Module {0}", label), tier, count, degraded, own, why),
    root,
    command: "wazir.openModule",
  };
}

function leftNode({ root, t, titleOf }: ReceiptScope, id: string, why: string): TreeNode {
  const label = titleOf(id);
  return {
    id: `receipt/out/${id}`,
    kind: "module",
    context: "composed.out",
    module: id,
    label,
    description: why,
    tooltip: [label, id, why],
    icon: { id: "circle-slash" },
    spoken: spokenOf(t("Left out: {0}", label), why),
    root,
    command: "wazir.openModule",
  };
}
