import { removeItem, replaceKey, replaceScalar, type Edit } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { mostSimilar } from "../text/similar";
import { createItemFixes } from "./create-item";
import { idsInScope } from "./definitions";
import { editFix, type Fix } from "./fix";
import { idsOf, referencesTo, type ProjectTarget, type ReferenceTarget } from "./references";
import type { Finding, OwnContext, OwnRule, RuleContext } from "./rule";
import { runOf } from "./suggest-value";

/** Ids that are offered one by one; more of them are better chosen from completion. */
const OFFERED = 8;

/** A rule that finds ids of one target that name nothing. */
export function unknownReference(target: ProjectTarget, applies: (context: OwnContext) => boolean): OwnRule {
  const code = `wazir/unknown-${target.replaceAll(" ", "-")}`;
  return {
    looksAt: "document",
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
        .map((node) => {
          const id = String(node.value);
          const near = mostSimilar(id, known);
          return unknownId({ code, target, id, known, near, place: "project", range: node.range });
        });
    },
    fixes: async (finding, context) => [
      ...referenceFixes(finding, context),
      ...(await createItemFixes(finding, context)),
    ],
  };
}

/** Naming what was meant, one of a few that there are, or nothing. */
export function referenceFixes(finding: Finding, context: RuleContext): readonly Fix[] {
  const { document, path } = context;
  const place = placeWithRange(document, finding.range);
  const key = place?.entry?.entry.keyRange.start === finding.range.start ? place.entry : undefined;
  const node = place?.node?.type === "scalar" ? place.node : undefined;
  if (key === undefined && node === undefined) return [];
  const { target, near } = finding.data ?? {};
  const edit = (id: string): Edit => {
    if (key !== undefined) return replaceKey(document, key.entry, id);
    return node === undefined ? undefined : replaceScalar(document, node, id);
  };
  const replace = (id: string, preferred: boolean): readonly Fix[] =>
    editFix(path, `Replace with \`${id}\``, edit(id), preferred);
  const own = target === "run" ? runOf(context) : undefined;
  const best = own ?? (typeof near === "string" ? near : undefined);
  const known = idsInScope(target as ReferenceTarget, context);
  const items = place?.item?.list.items.flatMap((item) => (item.type === "scalar" ? [item.value] : []));
  const beside = items ?? key?.map.entries.map((entry) => entry.key) ?? [];
  const others = best === undefined && known.length <= OFFERED ? known.filter((id) => !beside.includes(id)) : [];
  const removed = place?.item === undefined ? undefined : removeItem(document, place.item.list, place.item.index);
  return [
    ...(best === undefined ? [] : replace(best, true)),
    ...others.flatMap((id) => replace(id, false)),
    ...editFix(path, `Remove \`${String(finding.data?.id)}\``, removed),
  ];
}

/** An id that names nothing. */
interface UnknownId {
  readonly code: string;
  readonly target: string;
  readonly id: string;
  /** The ids that there are. */
  readonly known: readonly string[];
  /** The one of them that was probably meant. */
  readonly near: string | undefined;
  /** Where they were looked for. */
  readonly place: "project" | "run";
  readonly range: Finding["range"];
}

/** The finding that an id names nothing, with what it may be instead. */
export function unknownId({ code, target, id, known, near, place, range }: UnknownId): Finding {
  const hint = near === undefined ? knownHint(target, known, place) : ` Did you mean \`${near}\`?`;
  return {
    code,
    message: `There is no ${target} \`${id}\`.${hint}`,
    range,
    data: { target, id, ...(near === undefined ? {} : { near }) },
  };
}

function knownHint(target: string, known: readonly string[], place: string): string {
  if (known.length === 0) return ` This ${place} has no ${target} yet.`;
  return ` Known: ${known.slice(0, 15).join(", ")}${known.length > 15 ? " …" : ""}.`;
}
