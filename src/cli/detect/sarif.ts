import { isAbsolute } from "../../core/files/path";
import { uriOf } from "../../service/document";
import { packageVersion } from "../package-version";
import type { DetectReport, PrintedFinding, PrintedPlace } from "./report";

/** Where the format is described. */
const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** The name under which relative paths stand for those of the working directory. */
const BASE = "SRCROOT";

/** A report in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts show beside the code. */
export function asSarif(report: DetectReport): string {
  const all = [...report.findings, ...report.suppressed];
  const rules = [...new Map(all.map((finding) => [finding.rule, finding])).values()].sort((a, b) =>
    a.rule < b.rule ? -1 : 1,
  );
  const indexes = new Map(rules.map(({ rule }, index) => [rule, index]));
  const result = (finding: PrintedFinding): object => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    level: levelOf(finding),
    message: { text: `${finding.message} ${finding.rule_text}` },
    locations: [{ physicalLocation: locationOf(finding) }],
    properties: { detector: finding.detector, confidence: finding.confidence },
  });
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Wazir", version: packageVersion(), rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [BASE]: { uri: `${uriOf(process.cwd()).replace(/\/$/, "")}/` } },
        results: [
          ...report.findings.map(result),
          ...report.suppressed.map((finding) => ({
            ...result(finding),
            suppressions: [
              { kind: "inSource", ...(finding.reason === undefined ? {} : { justification: finding.reason }) },
            ],
          })),
        ],
        invocations: [
          {
            executionSuccessful: !report.cancelled,
            toolExecutionNotifications: [
              ...report.notices.map((text) => ({ level: "warning", message: { text } })),
              ...report.unused_suppressions.map((one) => ({
                level: "note",
                message: { text: one.message },
                locations: [{ physicalLocation: locationOf(one) }],
              })),
            ],
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(finding: PrintedFinding): object {
  return {
    id: finding.rule,
    shortDescription: { text: finding.rule_text },
    defaultConfiguration: { level: levelOf(finding) },
    properties: { severity: finding.severity },
  };
}

function levelOf({ level }: PrintedFinding): string {
  return level === "must" ? "warning" : "note";
}

/** Lines and columns count from 1 here. */
function locationOf({ file, range: { start, end } }: PrintedPlace): object {
  return {
    artifactLocation: isAbsolute(file) ? { uri: uriOf(file) } : { uri: encodeURI(file), uriBaseId: BASE },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}
