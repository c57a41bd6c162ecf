import { counted } from "../../core/text/counted";
import type { Paint } from "../colours";
import type { DetectReport, PrintedPlace } from "./report";

/** A report as the JSON that scripts rely on. */
export function asJson(report: DetectReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** A report as lines that terminals turn into links, lines and columns counted from 1, and a summary. */
export function asText(report: DetectReport, paint: Paint): string {
  const { findings, suppressed, unused_suppressions: unused, checked } = report;
  const lines = findings.map((finding) => {
    const tone = finding.level === "must" ? "bad" : "doubtful";
    return `${placeOf(finding)}: ${paint(tone, finding.level)}: ${finding.message} ${finding.rule_text} ${paint("faint", `[${finding.rule}]`)}`;
  });
  const idle = unused.map((one) => `${placeOf(one)}: ${paint("faint", "unused")}: ${one.message}`);
  const silent = suppressed.length === 0 ? "" : `, ${suppressed.length} suppressed`;
  const summary = `${counted(checked, "file")} looked at: ${counted(findings.length, "finding")}${silent}.`;
  return [...lines, ...idle, summary, ""].join("\n");
}

function placeOf({ file, range: { start } }: PrintedPlace): string {
  return `${file}:${start.line + 1}:${start.character + 1}`;
}
