import { stringAt, type DataNode } from "../documents/tree";
import { areIdsGiven, idsInScope } from "./definitions";
import { referencesTo, type RunTarget } from "./references";
import type { Rule, Severity } from "./rule";
import { itemsAt } from "./standing-artifacts";
import { referenceFixes, unknownId } from "./unknown-reference";

/**
 * A rule that finds ids of one target that no artifact of the run gives. It is silent while none of them
 * does give such ids: what is not written yet cannot be held against anyone.
 */
export function unknownRunId(target: RunTarget, severity: Severity): Rule {
  const code = `wazir/unknown-${target}`;
  return {
    codes: [{ code, severity, title: `A ${target} is named that no artifact of the run defines.` }],
    check(context) {
      const { kind, document } = context;
      if (kind?.id !== "artifact" || stringAt(document.roots[0]?.node, "status") === "superseded") return [];
      if (!areIdsGiven(target, context)) return [];
      const known = idsInScope(target, context);
      return document.roots.flatMap(({ node: root }) => {
        const settled = settledFindings(root);
        return referencesTo(kind, root, target)
          .filter(({ value }) => !known.includes(String(value)))
          .filter(
            ({ range }) => !settled.some((item) => item.range.start <= range.start && range.end <= item.range.end),
          )
          .map(({ value, range }) => {
            const id = String(value);
            return unknownId({ code, target, id, known, near: sameNumber(id, known), place: "run", range });
          });
      });
    },
    fixes: referenceFixes,
  };
}

/** Findings that are done with: what they were about may be gone since. */
function settledFindings(root: DataNode | undefined): readonly DataNode[] {
  return itemsAt(root, "findings").filter((item) => ["resolved", "accepted"].includes(stringAt(item, "status") ?? ""));
}

/** The one id with the same number: `AC-2` for `AC2` or `A-2`. Ids that differ in their number are alike by chance. */
function sameNumber(id: string, known: readonly string[]): string | undefined {
  const number = numberOf(id);
  const alike = number === undefined ? [] : known.filter((candidate) => numberOf(candidate) === number);
  return alike.length === 1 ? alike[0] : undefined;
}

function numberOf(id: string): number | undefined {
  const digits = /[0-9]+$/.exec(id)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
