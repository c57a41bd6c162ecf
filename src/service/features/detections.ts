import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  CodeActionKind,
  type Command,
  DiagnosticSeverity,
  DiagnosticTag,
  type SnippetTextEdit,
  StringValue,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type Position,
} from "vscode-languageserver-types";
import { ruleName, type Detector } from "../../core/detect/detector";
import type { JudgedSource, SourceFinding } from "../../core/detect/judge-source";
import type { SourceLanguage } from "../../core/detect/languages";
import { suppressionChange, suppressionComment } from "../../core/detect/write-suppression";
import type { Project } from "../../core/library/project";
import { moduleOfItem } from "../../core/library/module";
import { briefOfItem } from "../../core/library/module-brief";
import { pathOfItem } from "../../core/rules/project-documents";
import { firstLine, touches, type OffsetRange } from "../../core/text/range";
import type { Translate } from "../../core/text/translate";
import type { ClientAbilities } from "../context";
import { briefPoints, OPEN_MODULE, pageLink, pageUri } from "../describe-module";
import { rangeOf, uriOf } from "../document";
import { escapeMarkdown, inlineCode, link, paragraphs } from "../markdown";
import { textEdits } from "../workspace-edit";
import { rulePageOf, SOURCE } from "./diagnostics";

/** The command that opens a module at a rule; its arguments are `module#R2` and the document it is asked for in. */
export const EXPLAIN_RULE = "wazir.explainRule";

/** The code of a comment that suppresses nothing, as for documents of ours. */
const UNUSED = "wazir/unused-suppression";

/** How findings are shown: as the faintest mark, or as information that is listed too. */
export type DetectionSeverity = "hint" | "information";

/** What was found in an open document, and what it takes to tell of it. */
export interface DetectionContext {
  readonly project: Project;
  readonly judged: JudgedSource;
  readonly language: SourceLanguage | undefined;
  readonly abilities: ClientAbilities;
  readonly t: Translate;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly rulePages: string;
}

/** The findings in a source file, without those that a comment says are meant, and the comments that nothing needs. */
export function detectionDiagnostics(
  { project, judged, content, rulePages, abilities }: DetectionContext,
  document: TextDocument,
  severity: DetectionSeverity,
): Diagnostic[] {
  const shown = judged.findings.filter(({ suppression }) => suppression === undefined);
  const found = shown.map(({ detector, range }): Diagnostic => {
    const pages = { scheme: abilities.modulePages, root: project.root };
    const module = pageUri(detector.module, pages, detector.rule) ?? moduleUri(project, content, detector);
    return {
      range: rangeOf(document, markOf(document, range)),
      severity: severity === "hint" ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information,
      source: SOURCE,
      code: ruleName(detector),
      message: `${detector.message} ${detector.ruleText}`,
      ...(module === undefined ? {} : { codeDescription: { href: module } }),
    };
  });
  const idle = judged.idle.map(({ suppression, message }): Diagnostic => ({
    range: rangeOf(document, suppression.range),
    severity: DiagnosticSeverity.Hint,
    tags: [DiagnosticTag.Unnecessary],
    source: SOURCE,
    code: UNUSED,
    codeDescription: { href: rulePageOf(rulePages, UNUSED) },
    message,
  }));
  return [...found, ...idle];
}

/** What a finding goes on over several lines is marked in its first one. */
function markOf(document: TextDocument, { start, end }: OffsetRange): OffsetRange {
  const line = firstLine(document.getText().slice(start, Math.max(end, start)));
  return { start, end: start + line.end };
}

function moduleUri(project: Project, content: string, { module }: Pick<Detector, "module">): string | undefined {
  const item = project.library.get("module", module);
  const path = item === undefined ? undefined : pathOfItem(item, content);
  return path === undefined ? undefined : uriOf(path);
}

/** The rules that are broken under the cursor, each with its module's brief; undefined where none is. */
export function detectionHover(
  context: DetectionContext,
  document: TextDocument,
  position: Position,
): Hover | undefined {
  const here = findingsAt(context, document, { start: document.offsetAt(position), end: document.offsetAt(position) });
  const [first] = here;
  if (first === undefined) return undefined;
  const parts = here.flatMap((finding) => describeFinding(context, finding));
  return { contents: paragraphs(parts, context.abilities), range: rangeOf(document, markOf(document, first.range)) };
}

function findingsAt(
  { judged }: DetectionContext,
  document: TextDocument,
  { start, end }: OffsetRange,
): readonly SourceFinding[] {
  return judged.findings.filter(({ range, suppression }) => {
    const mark = markOf(document, range);
    return suppression === undefined && (touches(mark, start) || (start <= mark.end && mark.start <= end));
  });
}

function describeFinding(
  { project, content, abilities }: DetectionContext,
  { detector }: SourceFinding,
): readonly string[] {
  const item = project.library.get("module", detector.module);
  const uri = moduleUri(project, content, detector);
  const pages = { scheme: abilities.modulePages, root: project.root };
  const brief = item === undefined ? "" : briefOfItem(item);
  const title = item?.title ?? detector.module;
  return [
    `**${escapeMarkdown(detector.message)}**`,
    `${escapeMarkdown(detector.ruleText)} ${inlineCode(ruleName(detector))}`,
    briefPoints(brief),
    pageLink({ id: detector.module, title }, pages, detector.rule) ||
      (uri === undefined ? escapeMarkdown(title) : link(title, uri)),
  ];
}

/** Whether the client takes edits with places to fill in. */
export interface ActionAbilities {
  readonly snippetEdits: boolean;
}

/** What can be done about the findings in a span of a document: have them explained, or say that they are meant. */
export function detectionActions(
  context: DetectionContext,
  document: TextDocument,
  range: OffsetRange,
  { snippetEdits }: ActionAbilities,
): CodeAction[] {
  const rules = new Map(findingsAt(context, document, range).map((finding) => [ruleName(finding.detector), finding]));
  return [...rules.entries()].flatMap(([rule, finding]) => {
    const explain = context.t("Explain `{0}`", rule);
    const command = explainCommand(context, rule, document.uri);
    const explained: CodeAction[] =
      command === undefined
        ? []
        : [{ title: explain, kind: CodeActionKind.QuickFix, command: { title: explain, ...command } }];
    const edit = suppression(context, document, finding, rule, snippetEdits);
    const title = context.t("Suppress `{0}` here", rule);
    return edit === undefined ? explained : [...explained, { title, kind: CodeActionKind.QuickFix, edit }];
  });
}

/** What shows a client the words of a rule: its page at the rule, or the module's text. */
function explainCommand(
  { abilities, project }: DetectionContext,
  rule: string,
  uri: string,
): Omit<Command, "title"> | undefined {
  if (abilities.modulePages !== undefined) {
    return { command: OPEN_MODULE, arguments: [{ module: rule, root: project.root }] };
  }
  return abilities.showDocument === true ? { command: EXPLAIN_RULE, arguments: [rule, uri] } : undefined;
}

/** What stands where the person is to say why. */
const WHY = "say why this is right here";

function suppression(
  { language, abilities }: DetectionContext,
  document: TextDocument,
  { range }: SourceFinding,
  rule: string,
  snippetEdits: boolean,
): CodeAction["edit"] {
  const comment = suppressionComment(document.getText(), range.start, rule, language);
  if (comment === undefined) return undefined;
  const change = suppressionChange(comment, WHY);
  const { uri, version } = document;
  if (abilities.edits?.documentChanges !== true) return { changes: { [uri]: textEdits(document, [change]) } };
  const snippet = `${escapeSnippet(comment.before)}\${1:${WHY}}${escapeSnippet(comment.after)}`;
  const edits = snippetEdits
    ? [
        {
          range: rangeOf(document, change.range),
          snippet: StringValue.createSnippet(snippet),
        } satisfies SnippetTextEdit,
      ]
    : textEdits(document, [change]);
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Where a rule is explained: its paragraph in the module's text, or its line in the front matter; undefined where it is none. */
export function explanationOf(
  project: Project,
  content: string,
  name: string,
): { readonly uri: string; readonly text: string; readonly range: OffsetRange } | undefined {
  const [id = "", rule = ""] = name.split("#");
  const item = project.library.get("module", id);
  const uri = item === undefined ? undefined : moduleUri(project, content, { module: id });
  if (item?.text === undefined || uri === undefined) return undefined;
  const module = moduleOfItem(item);
  const written = module.rules.find((one) => one.id === rule);
  if (written === undefined) return undefined;
  const section = module.sections.find(
    ({ level, heading }) => level === 2 && /^(rules|entries|requirements)$/i.test(heading),
  );
  const at =
    section === undefined ? -1 : item.text.slice(section.content.start, section.content.end).indexOf(`${rule} `);
  const start = at < 0 || section === undefined ? written.range.start : section.content.start + at;
  return { uri, text: item.text, range: { start, end: start } };
}
