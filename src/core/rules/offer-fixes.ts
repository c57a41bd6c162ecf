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
  return settling(await suggestFixes(finding, context), finding, context, known);
}

/** The changes that the rule of a finding has for it, none of them tried. */
export async function suggestFixes(finding: Finding, context: RuleContext): Promise<readonly Fix[]> {
  return [...((await RULES_BY_CODE.get(finding.code)?.fixes?.(finding, context)) ?? [])];
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
  return isSettled(left, known, [finding], fix.opens);
}

/**
 * Whether each of the `settled` is gone of what was `known`, and no code is found more often than that leaves, but once
 * for each of the codes that `opens` allows.
 */
export function isSettled(
  left: readonly Finding[],
  known: readonly Finding[],
  settled: readonly Finding[],
  opens: readonly string[] = [],
): boolean {
  const counts = new Map<string, number>();
  const add = (findings: readonly Finding[], by: number): void => {
    for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + by);
  };
  add(known, 1);
  add(settled, -1);
  for (const code of opens) counts.set(code, (counts.get(code) ?? 0) + 1);
  add(left, -1);
  return [...counts.values()].every((count) => count >= 0);
}
