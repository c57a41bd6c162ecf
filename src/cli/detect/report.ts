import { TextDocument } from "vscode-languageserver-textdocument";
import type { FileDetection } from "../../core/detect/detect-file";
import { ruleName, type Detector } from "../../core/detect/detector";
import type { SourceFinding } from "../../core/detect/judge-source";
import { relativeTo } from "../../core/files/path";
import type { OffsetRange } from "../../core/text/range";
import { rangeOf, uriOf } from "../../service/document";

/** A place in a file; lines and characters count from 0, characters in UTF-16. */
export interface PrintedPlace {
  /** Relative to the working directory where it lies below, else absolute. */
  readonly file: string;
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** A breach as `wazir detect --json` prints it. */
export interface PrintedFinding extends PrintedPlace {
  /** `module#R2`. */
  readonly rule: string;
  /** `module#D1`. */
  readonly detector: string;
  readonly level: string;
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
  /** What the rule says. */
  readonly rule_text: string;
}

/** What `wazir detect` has to say. */
export interface DetectReport {
  readonly findings: readonly PrintedFinding[];
  /** What a comment says is meant, and why where the comment says so. */
  readonly suppressed: readonly (PrintedFinding & { readonly reason: string | undefined })[];
  /** Comments that suppress nothing. */
  readonly unused_suppressions: readonly (PrintedPlace & { readonly rule: string; readonly message: string })[];
  /** Files that were looked at. */
  readonly checked: number;
  readonly cancelled: boolean;
  /** Sentences for a person: detectors that took too long, files that were not looked at. */
  readonly notices: readonly string[];
}

/** Puts together what was found in files. A fault of a detector is told once, not for each file. */
export function reportOf(
  files: readonly FileDetection[],
  { cwd, cancelled }: { cwd: string; cancelled: boolean },
): DetectReport {
  const printed = files.map((file) => printedFile(file, cwd));
  const own = files.flatMap((file) => file.faults);
  const once = new Map(
    own.map(({ detector, message }) => [`${detector}: ${message.replace(/\s+/g, " ").trim()}`, true]),
  );
  return {
    findings: printed.flatMap((file) => file.findings),
    suppressed: printed.flatMap((file) => file.suppressed),
    unused_suppressions: printed.flatMap((file) => file.unused),
    checked: files.length,
    cancelled,
    notices: [
      ...once.keys(),
      ...printed.flatMap((file) => file.notices),
      ...(cancelled ? [`Stopped after ${files.length} files.`] : []),
    ],
  };
}

interface PrintedFile {
  readonly findings: readonly PrintedFinding[];
  readonly suppressed: DetectReport["suppressed"];
  readonly unused: DetectReport["unused_suppressions"];
  readonly notices: readonly string[];
}

function printedFile({ path, text, findings, idle, overruns, unread }: FileDetection, cwd: string): PrintedFile {
  const document = TextDocument.create(uriOf(path), "", 0, text);
  const file = relativeTo(cwd, path) ?? path;
  const place = (range: OffsetRange): PrintedPlace => ({ file, range: rangeOf(document, range) });
  const printed = ({ detector, range }: SourceFinding): PrintedFinding => ({ ...about(detector), ...place(range) });
  return {
    findings: findings.filter(({ suppression }) => suppression === undefined).map(printed),
    suppressed: findings.flatMap((finding) =>
      finding.suppression === undefined ? [] : [{ ...printed(finding), reason: finding.suppression.reason }],
    ),
    unused: idle.map(({ suppression, message }) => ({ ...place(suppression.range), rule: suppression.rule, message })),
    notices: [
      ...overruns.map((detector) => `${file}: ${detector} took too long and was left out for this file.`),
      ...(unread ? [`${file}: it is too large, or takes too long to be read, and was not looked at.`] : []),
    ],
  };
}

function about(detector: Detector): Omit<PrintedFinding, keyof PrintedPlace> {
  return {
    rule: ruleName(detector),
    detector: detector.key,
    level: detector.level,
    severity: detector.severity,
    confidence: detector.confidence,
    message: detector.message,
    rule_text: detector.ruleText,
  };
}
