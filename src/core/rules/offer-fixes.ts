import { readDocument } from "../documents/read-document";
import { applyChanges } from "../text/text-change";
import { RULES } from "./all-rules";
import { checkDocument } from "./check-document";
import type { Fix } from "./fix";
import type { Diagnostic, Finding, RuleContext } from "./rule";
import { suppressionFixes } from "./suppress";
import { suppressionRule } from "./suppression-rule";

const RULES_BY_CODE = new Map(
  [...RULES, suppressionRule].flatMap((rule) => rule.codes.map(({ code }) => [code, rule] as const)),
);

/** Characters of a document up to which every fix is tried before it is offered: a longer one takes too long to check. */
const TRIED = 50_000;

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
  return settling([...suggested], finding, context, known);
}

/** The comments that keep one finding from being reported, tried in the same way. */
export function offerSuppressions(
  finding: Finding,
  context: RuleContext,
  known: readonly Diagnostic[],
): Promise<readonly Fix[]> {
  if (suppressionRule.codes.some(({ code }) => code === finding.code)) return Promise.resolve([]);
  return settling(suppressionFixes(finding, context), finding, context, known);
}

async function settling(
  fixes: readonly Fix[],
  finding: Finding,
  context: RuleContext,
  known: readonly Diagnostic[],
): Promise<readonly Fix[]> {
  const tried = fixes.map(async (fix) => ((await settles(fix, finding, context, known)) ? [fix] : []));
  return (await Promise.all(tried)).flat();
}

/** Whether a fix leaves its document with one finding less and with none more. One that makes files is not tried. */
async function settles(
  fix: Fix,
  finding: Finding,
  context: RuleContext,
  known: readonly Diagnostic[],
): Promise<boolean> {
  const own = fix.files.find((file) => file.kind === "edit" && file.path === context.path);
  if (own?.kind !== "edit" || context.document.text.length > TRIED) return true;
  const text = applyChanges(context.document.text, own.changes);
  const left = await checkDocument({ ...context, document: readDocument(text, context.document.format) });
  return isLess(left, known) && countOf(left, finding.code) < countOf(known, finding.code);
}

/** Whether no code is found more often than before. */
export function isLess(left: readonly Finding[], known: readonly Finding[]): boolean {
  return left.every(({ code }) => countOf(left, code) <= countOf(known, code));
}

function countOf(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}
