import { readDocument } from "../documents/read-document";
import { applyChanges } from "../text/text-change";
import { RULES } from "./all-rules";
import { checkDocument } from "./check-document";
import type { Fix } from "./fix";
import type { Diagnostic, Finding, RuleContext } from "./rule";

const RULES_BY_CODE = new Map(RULES.flatMap((rule) => rule.codes.map(({ code }) => [code, rule] as const)));

/**
 * The changes that settle one finding of a document, the best first. Each was tried: the document no longer has the
 * finding after it, and nothing else is found that was not found before. `known` is all that is found now.
 */
export async function offerFixes(
  finding: Finding,
  context: RuleContext,
  known: readonly Diagnostic[],
): Promise<readonly Fix[]> {
  const suggested = (await RULES_BY_CODE.get(finding.code)?.fixes?.(finding, context)) ?? [];
  const tried = await Promise.all(
    [...suggested].map(async (fix) => ((await settles(fix, finding, context, known)) ? [fix] : [])),
  );
  return tried.flat();
}

/** Whether a fix leaves its document with one finding less and with none more. One that makes files is not tried. */
async function settles(
  fix: Fix,
  finding: Finding,
  context: RuleContext,
  known: readonly Diagnostic[],
): Promise<boolean> {
  const own = fix.files.find((file) => file.kind === "edit" && file.path === context.path);
  if (own?.kind !== "edit") return true;
  const text = applyChanges(context.document.text, own.changes);
  const left = await checkDocument({ ...context, document: readDocument(text, context.document.format) });
  const before = countByCode(known);
  const after = countByCode(left);
  if ((after.get(finding.code) ?? 0) >= (before.get(finding.code) ?? 0)) return false;
  return [...after].every(([code, count]) => count <= (before.get(code) ?? 0));
}

function countByCode(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
