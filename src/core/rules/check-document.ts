import type { ReadDocument } from "../documents/read-document";
import type { Project } from "../library/project";
import { artifactsBeside, type ReadArtifact } from "../runs/read-artifacts";
import { RULES, RULE_CODES } from "./all-rules";
import type { CheckedDocument, Diagnostic, Finding, OwnRule, RuleContext, Severity } from "./rule";
import { checkCodes } from "./suppression-rule";
import { suppresses, suppressionsOf } from "./suppressions";

const SEVERITIES = new Map(RULE_CODES.map(({ code, severity }) => [code, severity]));

const CODES = RULE_CODES.map(({ code }) => code);

/** What the rules find in a document, apart from what its comments ask not to report. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  /** What is there all the same: for who has to know it, whatever the author wants to see. */
  readonly suppressed: readonly Diagnostic[];
}

/** What every rule finds in one document and no comment suppresses, in the order of the text. */
export async function checkDocument(checked: CheckedDocument): Promise<readonly Diagnostic[]> {
  return (await judgeDocument(checked)).diagnostics;
}

/**
 * What every rule finds in one document, in the order of the text. A suppression counts as used where its code is
 * found, also if that code is turned off, so that turning it off makes no new findings.
 * @public for a gate, which a comment must not open
 */
export async function judgeDocument(checked: CheckedDocument): Promise<Judgement> {
  const context = await ruleContext(checked);
  const own = ownFindings(context);
  const found = RULES.map(async (rule) => (rule.looksAt === "document" ? own(rule) : [...(await rule.check(context))]));
  const findings = (await Promise.all(found)).flat();
  const suppressions = context.kind === undefined ? [] : suppressionsOf(context.document);
  const isSuppressed = (finding: Finding): boolean => suppressions.some((one) => suppresses(one, finding));
  const open = findings.filter((finding) => !isSuppressed(finding));
  return {
    diagnostics: graded([...open, ...checkCodes(context, findings, CODES)], context),
    suppressed: graded(findings.filter(isSuppressed), context),
  };
}

/** What rules of their own found in a document, while it was at this place of a project and of this kind. */
interface OwnFindings {
  readonly path: string;
  readonly project: Project;
  readonly kind: string;
  readonly byRule: Map<OwnRule, readonly Finding[]>;
}

const kept = new WeakMap<ReadDocument, OwnFindings>();

/** Runs a rule that looks at the document alone, unless it has already looked at this one. */
function ownFindings(context: RuleContext): (rule: OwnRule) => readonly Finding[] {
  const { path, project, document, kind } = context;
  const asKind = JSON.stringify([kind?.id, kind?.schema]);
  const last = kept.get(document);
  const isSame = last?.path === path && last.project === project && last.kind === asKind;
  const { byRule } = isSame ? last : { byRule: new Map<OwnRule, readonly Finding[]>() };
  if (!isSame) kept.set(document, { path, project, kind: asKind, byRule });
  return (rule) => {
    const known = byRule.get(rule) ?? [...rule.check({ path, document, kind, project })];
    byRule.set(rule, known);
    return known;
  };
}

/** The findings with their severities, those left out that are turned off. The editor's choice goes before the team's. */
function graded(findings: readonly Finding[], { project, severities }: RuleContext): readonly Diagnostic[] {
  return findings
    .flatMap((finding): Diagnostic[] => {
      const chosen = severities?.[finding.code] ?? project.manifest.rules[finding.code];
      const severity: Severity | "off" = chosen ?? SEVERITIES.get(finding.code) ?? "error";
      return severity === "off" ? [] : [{ ...finding, severity }];
    })
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/**
 * A document with what rules and their fixes may look at besides: the artifacts of its run, itself as it is given. Those
 * stay for whatever text of it is checked with this context, so that trying a fix reads no file.
 */
export async function ruleContext(checked: CheckedDocument): Promise<RuleContext> {
  const { path, document, kind, project, files, beside = artifactsBeside } = checked;
  const all = await beside(project, files, path);
  const others = all.filter((artifact) => artifact.path !== path);
  const own = kind?.id === "artifact" ? [{ path, kind, document }] : [];
  // What is derived from the artifacts of a run is kept with their list: while it is the same for all of them, once.
  const isAmong = all.some((artifact) => artifact.path === path && own.some((one) => isSame(artifact, one)));
  const artifacts = isAmong ? all : [...others, ...own].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...checked, artifacts, beside: () => Promise.resolve(others) };
}

/** Whether two readings of one artifact are the same. */
function isSame(one: ReadArtifact, other: ReadArtifact): boolean {
  if (one.kind.schema !== other.kind.schema || one.kind.label !== other.kind.label) return false;
  if (one.document === other.document) return true;
  return one.document.text === other.document.text && one.document.format === other.document.format;
}
