import type { OffsetRange } from "../text/range";
import { ruleName, type Detector, type Hit } from "./detector";
import { sourceSuppressions, type SourceSuppression } from "./source-suppressions";

/** A breach that a detector sees in a text. */
export interface SourceFinding {
  readonly detector: Detector;
  readonly range: OffsetRange;
  /** The comment that says it is meant; undefined where there is none. */
  readonly suppression: SourceSuppression | undefined;
}

/** A suppression that suppresses nothing, and why. */
export interface IdleSuppression {
  readonly suppression: SourceSuppression;
  readonly message: string;
}

/** What there is to be told of a text. */
export interface JudgedSource {
  readonly findings: readonly SourceFinding[];
  readonly idle: readonly IdleSuppression[];
}

/**
 * Sorts out what was found in a text by its comments. `ran` are the detectors that were run over it, `all` every one that there
 * is: a comment for a rule whose detectors were not all run may well be needed.
 */
export function judgeSource(
  text: string,
  hits: readonly Hit[],
  ran: readonly Detector[],
  all: readonly Detector[],
): JudgedSource {
  const suppressions = sourceSuppressions(text);
  const detectors = new Map(ran.map((detector) => [detector.key, detector]));
  const findings = hits.flatMap(({ detector: key, range }): SourceFinding[] => {
    const detector = detectors.get(key);
    if (detector === undefined) return [];
    return [{ detector, range, suppression: suppressions.find((one) => isFor(one, ruleName(detector), range)) }];
  });
  return { findings, idle: suppressions.flatMap((one) => idleness(one, findings, ran, all)) };
}

function isFor({ rule, line }: SourceSuppression, name: string, { start }: OffsetRange): boolean {
  return rule === name && start >= line.start && start <= line.end;
}

function idleness(
  suppression: SourceSuppression,
  findings: readonly SourceFinding[],
  ran: readonly Detector[],
  all: readonly Detector[],
): readonly IdleSuppression[] {
  const { rule } = suppression;
  const own = all.filter((detector) => ruleName(detector) === rule);
  if (own.length === 0) return [{ suppression, message: `No detector watches \`${rule}\`: this suppression can go.` }];
  const isUsed = findings.some((finding) => isFor(suppression, ruleName(finding.detector), finding.range));
  if (isUsed || own.some((detector) => !ran.includes(detector))) return [];
  return [{ suppression, message: `\`${rule}\` is not broken in this line: this suppression can go.` }];
}
