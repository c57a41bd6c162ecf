import { removeItem, replaceScalar } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { mostSimilar } from "../text/similar";
import { editFix, type Fix } from "./fix";
import { idsOf, referencesTo, type ReferenceTarget } from "./references";
import type { Finding, Rule, RuleContext } from "./rule";
import { runOf } from "./suggest-value";

/** Ids that are offered one by one; more of them are better chosen from completion. */
const OFFERED = 8;

/** A rule that finds ids of one target that name nothing. */
export function unknownReference(target: ReferenceTarget, applies: (context: RuleContext) => boolean): Rule {
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
        .flatMap((root) => referencesTo(kind.id, root.node, target))
        .filter((node) => !known.includes(String(node.value)))
        .map((node) => finding(code, target, String(node.value), known, node.range));
    },
    fixes: referenceFixes,
  };
}

/** Naming what was meant, one of a few that there are, or nothing. */
function referenceFixes(finding: Finding, context: RuleContext): readonly Fix[] {
  const { document, path, project } = context;
  const place = placeWithRange(document, finding.range);
  const node = place?.node;
  if (node?.type !== "scalar") return [];
  const { target, near } = finding.data ?? {};
  const replace = (id: string, preferred: boolean): readonly Fix[] =>
    editFix(path, `Replace with \`${id}\``, replaceScalar(document, node, id), preferred);
  const own = target === "run" ? runOf(context) : undefined;
  const best = own ?? (typeof near === "string" ? near : undefined);
  const known = idsOf(project, target as ReferenceTarget);
  const others = best === undefined && known.length <= OFFERED ? known : [];
  const removed = place?.item === undefined ? undefined : removeItem(document, place.item.list, place.item.index);
  return [
    ...(best === undefined ? [] : replace(best, true)),
    ...others.flatMap((id) => replace(id, false)),
    ...editFix(path, `Remove \`${String(node.value)}\``, removed),
  ];
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
