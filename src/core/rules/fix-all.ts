import { readDocument } from "../documents/read-document";
import { applyChanges, overlap, type TextChange } from "../text/text-change";
import { checkDocument, ruleContext } from "./check-document";
import type { Fix } from "./fix";
import { isSettled, suggestFixes } from "./offer-fixes";
import type { CheckedDocument, Diagnostic, RuleContext } from "./rule";

/** A document after every change was made to it that may be made without asking. */
export interface FixedDocument {
  readonly text: string;
  /** What makes the new text of the old one; none where nothing could be done. */
  readonly changes: readonly TextChange[];
  /** What was settled, in the order it was. */
  readonly settled: readonly { readonly diagnostic: Diagnostic; readonly title: string }[];
  /** What is still found. */
  readonly left: readonly Diagnostic[];
}

/** A fix may bring another fault to light; after so many rounds the rest is left to a person. */
const ROUNDS = 10;

/** Checks to find the fixes that cannot be made; where so many do not do, the rest is left as well. */
const TRIES = 200;

/** How long fixes are looked for. */
export interface FixLimits {
  /** Checks that it may take at most. */
  readonly tries?: number;
  /** Whether to go on, asked before each of them. */
  readonly goOn?: () => Promise<boolean>;
}

/** A fix and what it settles, with its changes to the document itself. */
interface Step {
  readonly diagnostic: Diagnostic;
  readonly title: string;
  readonly changes: readonly TextChange[];
}

/** Makes the preferred fixes of a document until none is left. Fixes that touch each other wait for the next round. */
export async function fixAll(
  context: CheckedDocument,
  { tries = TRIES, goOn = () => Promise.resolve(true) }: FixLimits = {},
): Promise<FixedDocument> {
  let triesLeft = tries;
  const mayTry = async (): Promise<boolean> => triesLeft-- > 0 && (await goOn());
  const original = context.document.text;
  const settled: Step[] = [];
  let changes: readonly TextChange[] = [];
  let now = await ruleContext(context);
  let left = await checkDocument(now);
  for (let round = 0; round < ROUNDS; round++) {
    const made = await makeRound(now, left, mayTry);
    if (made === undefined) break;
    settled.push(...made.steps);
    changes =
      round === 0 ? made.steps.flatMap((step) => step.changes) : oneChange(original, made.context.document.text);
    now = made.context;
    left = made.left;
  }
  return { text: now.document.text, changes, settled, left };
}

interface Round {
  readonly steps: readonly Step[];
  readonly context: RuleContext;
  readonly left: readonly Diagnostic[];
}

/**
 * Makes all fixes that do not touch each other and settle what they are for. Most often all can be made at once, so they
 * are tried together, and where that brings something else, in halves: a check for each would take minutes.
 */
async function makeRound(
  context: RuleContext,
  found: readonly Diagnostic[],
  mayTry: () => Promise<boolean>,
): Promise<Round | undefined> {
  let round: Round | undefined;
  const waiting = [await stepsFor(context, found)];
  for (let steps = waiting.pop() ?? []; steps.length > 0; steps = waiting.pop() ?? []) {
    if (!(await mayTry())) break;
    const tried = await tryOut(context, found, [...(round?.steps ?? []), ...steps]);
    const middle = Math.ceil(steps.length / 2);
    if (tried !== undefined) round = tried;
    else if (steps.length > 1) waiting.push(steps.slice(middle), steps.slice(0, middle));
  }
  return round;
}

async function stepsFor(context: RuleContext, found: readonly Diagnostic[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const diagnostic of found) {
    const step = stepOf(diagnostic, await suggestFixes(diagnostic, context), context.path);
    if (step !== undefined && !steps.some((other) => overlap(other.changes, step.changes))) steps.push(step);
  }
  return steps;
}

/** What comes of these steps together; undefined where they do not settle all that they are for, or bring something. */
async function tryOut(
  context: RuleContext,
  found: readonly Diagnostic[],
  steps: readonly Step[],
): Promise<Round | undefined> {
  const changes = steps.flatMap((step) => step.changes);
  const document = readDocument(applyChanges(context.document.text, changes), context.document.format);
  const next = await ruleContext({ ...context, document });
  const left = await checkDocument(next);
  const settled = steps.map(({ diagnostic }) => diagnostic);
  return isSettled(left, found, settled) ? { steps, context: next, left } : undefined;
}

function stepOf(diagnostic: Diagnostic, fixes: readonly Fix[], path: string): Step | undefined {
  const fix = fixes.find(({ preferred }) => preferred);
  const [file, ...others] = fix?.files ?? [];
  if (fix === undefined || file?.kind !== "edit" || file.path !== path || others.length > 0) return undefined;
  return { diagnostic, title: fix.title, changes: file.changes };
}

/** The one replacement that makes `after` of `before`, as short as it can be without splitting a character. */
function oneChange(before: string, after: string): readonly TextChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (/[\uD800-\uDBFF]/.test(before.charAt(start - 1))) start--;
  if (/[\uDC00-\uDFFF]/.test(before.charAt(before.length - same))) same--;
  const range = { start, end: before.length - Math.max(same, 0) };
  return [{ range, text: after.slice(start, after.length - Math.max(same, 0)) }];
}
