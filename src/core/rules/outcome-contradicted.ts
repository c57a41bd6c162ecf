import { entryOf, stringAt, type DataNode } from "../documents/tree";
import type { Finding, Rule } from "./rule";
import { itemsAt } from "./standing-artifacts";
import { allowedFixes } from "./value-fixes";

const CODE = "wazir/outcome-contradicted";

/** Finds checks that are said to pass although what they returned says otherwise. */
export const outcomeContradicted: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A check is said to pass, and its result says otherwise." }],
  check({ kind, document }) {
    if (kind?.id !== "artifact") return [];
    const root = document.roots[0]?.node;
    const lists = [root, ...itemsAt(root, "work")];
    return lists.flatMap((owner) => itemsAt(owner, "commands").flatMap(contradiction));
  },
  fixes: (finding, context) => allowedFixes(finding, context, false),
};

function contradiction(command: DataNode): readonly Finding[] {
  const outcome = entryOf(command, "outcome")?.value;
  if (outcome === undefined || stringAt(command, "outcome") !== "pass") return [];
  const exit = numberAt(command, "exit_code");
  const tests = numberAt(command, "tests_run");
  const report = (fact: string, right: string): readonly Finding[] => {
    const message = `The outcome is \`pass\`, but ${fact}: that is \`${right}\`.`;
    return [{ code: CODE, message, range: outcome.range, data: { allowed: [right] } }];
  };
  if (exit === -1) return report("the exit code -1 says that nothing was run", "blocked");
  if (exit !== undefined && exit !== 0) return report(`the exit code is ${exit}`, "fail");
  return tests === 0 ? report("no test was run", "not_verified") : [];
}

function numberAt(node: DataNode, key: string): number | undefined {
  const value = entryOf(node, key)?.value;
  return value?.type === "scalar" && typeof value.value === "number" ? value.value : undefined;
}
