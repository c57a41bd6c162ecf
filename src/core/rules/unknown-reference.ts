import { mostSimilar } from "../text/similar";
import { idsOf, referencesTo, type ProjectTarget } from "./references";
import type { Finding, Rule, RuleContext } from "./rule";

/** A rule that finds ids of one target that name nothing. */
export function unknownReference(target: ProjectTarget, applies: (context: RuleContext) => boolean): Rule {
  const code = `wazir/unknown-${target.replaceAll(" ", "-")}`;
  return {
    codes: [
      {
        code,
        severity: "error",
        title: `${/^[aeiou]/.test(target) ? "An" : "A"} ${target} is named that does not exist.`,
      },
    ],
    check(context) {
      const { kind, document, project } = context;
      if (kind === undefined || !applies(context)) return [];
      const known = idsOf(project, target);
      return document.roots
        .flatMap((root) => referencesTo(kind, root.node, target))
        .filter((node) => !known.includes(String(node.value)))
        .map((node) => finding(code, target, String(node.value), known, node.range));
    },
  };
}

function finding(code: string, target: string, id: string, known: readonly string[], range: Finding["range"]): Finding {
  const near = mostSimilar(id, known);
  const hint = near === undefined ? knownHint(target, known) : ` Did you mean \`${near}\`?`;
  return {
    code,
    message: `There is no ${target} \`${id}\`.${hint}`,
    range,
    data: { target, id, ...(near === undefined ? {} : { near }) },
  };
}

function knownHint(target: string, known: readonly string[]): string {
  if (known.length === 0) return ` This project has no ${target} yet.`;
  return ` Known: ${known.slice(0, 15).join(", ")}${known.length > 15 ? " …" : ""}.`;
}
