import { stringAt, type MapNode, type ScalarNode } from "../documents/tree";
import type { Project } from "../library/project";
import type { OffsetRange } from "../text/range";
import { ruleMentionsIn } from "./mentions";
import type { ProjectDocument } from "./project-documents";
import { ruleCitationsIn } from "./rule-citations";
import { textsIn, type Slot, type SlotValue } from "./slots";
import { wordRange } from "./word-range";

/** One place where the id of a module's rule stands, `R2`. */
export interface RuleName {
  /** The module's id, `#` and the rule's. */
  readonly id: string;
  /** The rule's own id: what stands behind the `#`, where there is one. */
  readonly range: OffsetRange;
  /** What holds it in the header; undefined where it stands in prose. */
  readonly node: ScalarNode | undefined;
  /** Where it is given rather than used: all that the header says of the rule. */
  readonly definition: RuleDefinition | undefined;
}

/** A rule where its module gives it. */
export interface RuleDefinition {
  readonly id: string;
  readonly node: ScalarNode;
  readonly item: MapNode;
  readonly title: string | undefined;
}

/** Where a module's header gives its rules, and where it names one of them. */
const GIVEN: Slot = { kind: "module", path: ["rules", "*", "id"] };
const NAMED: Slot = { kind: "module", path: ["detect", "*", "rule"] };

/**
 * The rules that a document names: `module#R2` in the prose of any, and in a module its own, in its header and, as a
 * bare `R2`, where its prose can mean nothing else. The prose of a module other than `of` is not looked through for those.
 */
export function ruleNamesIn(project: Project, { kind, document }: ProjectDocument, of?: string): readonly RuleName[] {
  const elsewhere = ruleMentionsIn(project, document).map(({ module, rule, range }): RuleName => ({
    id: `${module}#${rule}`,
    range,
    node: undefined,
    definition: undefined,
  }));
  const module = stringAt(document.roots[0]?.node, "id") ?? "";
  if (kind.id !== "module" || (of !== undefined && of !== module)) return elsewhere;
  const idOf = (rule: unknown): string => `${module}#${String(rule)}`;
  const placesOf = (slot: Slot): readonly SlotValue[] =>
    document.roots.flatMap(({ node: root }) => textsIn(slot, root));
  const given = placesOf(GIVEN).flatMap(({ node, owner: item }): RuleDefinition[] =>
    item === undefined ? [] : [{ id: idOf(node.value), node, item, title: stringAt(item, "text") }],
  );
  const inProse = ruleCitationsIn(document).flatMap(({ id, range, isClear }): RuleName[] =>
    isClear ? [{ id: idOf(id), range, node: undefined, definition: undefined }] : [],
  );
  return [
    ...given.map((definition) => ({ ...inHeader(document.text, definition.node), id: definition.id, definition })),
    ...placesOf(NAMED).map(({ node }) => ({
      ...inHeader(document.text, node),
      id: idOf(node.value),
      definition: undefined,
    })),
    ...[...inProse, ...elsewhere].sort((a, b) => a.range.start - b.range.start),
  ];
}

function inHeader(text: string, node: ScalarNode): Pick<RuleName, "range" | "node"> {
  return { range: wordRange(text, node), node };
}

/** What stands behind the `#` of a rule's id. */
export function ownIdOf(id: string): string {
  return id.slice(id.indexOf("#") + 1);
}

/** What stands before the `#` of a rule's id. */
export function moduleIdOf(id: string): string {
  return id.slice(0, id.indexOf("#"));
}
