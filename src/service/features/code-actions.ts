import type { TextDocument } from "vscode-languageserver-textdocument";
import { CodeActionKind, type CodeAction, type Diagnostic as LspDiagnostic } from "vscode-languageserver-types";
import { checkDocument, ruleContext } from "../../core/rules/check-document";
import type { Fix } from "../../core/rules/fix";
import { fixAll } from "../../core/rules/fix-all";
import { offerFixes, offerSuppressions } from "../../core/rules/offer-fixes";
import type { Diagnostic, RuleContext } from "../../core/rules/rule";
import type { OffsetRange } from "../../core/text/range";
import type { ServiceContext } from "../context";
import { kindOf, pathOf, readOf } from "../document";
import { workspaceEdit } from "../workspace-edit";
import { toLsp } from "./diagnostics";
import { runActions } from "./run-actions";

/** The kind of the action that makes every preferred fix of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.wazir`;

/** The command that shows the page of a rule; its argument is the code. */
export const OPEN_RULE_PAGE = "wazir.openRulePage";

/** What is asked for: a span of the document, the kinds wanted (any where undefined), what the client shows there. */
export interface CodeActionQuery {
  readonly range: OffsetRange;
  readonly only: readonly string[] | undefined;
  readonly shown: readonly LspDiagnostic[];
  /** Asked before each finding: what else waits may be done in between, and false ends the work. */
  readonly goOn: () => Promise<boolean>;
}

/** Findings that actions are made for: each fix is tried by a check of its own, and nobody reads a longer menu. */
const MOST = 12;

/** Checks that the fix of all may take: a document is not saved before it is there. */
const TRIES = 20;

/** The actions for a span of a document of ours: what settles the findings there, and the fix of all where asked for. */
export async function codeActions(
  context: ServiceContext,
  document: TextDocument,
  query: CodeActionQuery,
): Promise<CodeAction[]> {
  const judged = await judgedDocument(context, document);
  if (judged === undefined) return [];
  const actions = wants(query, CodeActionKind.QuickFix) ? await quickFixes(context, document, judged, query) : [];
  // Only who names the kind wants it: it is made while a document is saved, and costs several checks.
  if (query.only === undefined || !wants(query, FIX_ALL)) return actions;
  const { changes } = await fixAll(judged, { tries: TRIES, goOn: query.goOn });
  const all = { title: context.t("Fix all that Wazir can fix"), preferred: false, files: editOf(judged.path, changes) };
  return [...actions, ...(changes.length === 0 ? [] : await action(context, document, all, { kind: FIX_ALL }))];
}

/** What the rules look at for an open document; undefined where it is none of ours. */
async function judgedDocument(
  { project, files, severities, now, instruments }: ServiceContext,
  document: TextDocument,
): Promise<RuleContext | undefined> {
  const kind = kindOf(document, project);
  if (kind === undefined) return undefined;
  const own = { path: pathOf(document.uri), document: readOf(document), kind, project, files, severities };
  return ruleContext({ ...own, now, instruments });
}

function wants({ only }: CodeActionQuery, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

async function quickFixes(
  context: ServiceContext,
  document: TextDocument,
  judged: RuleContext,
  { range, shown, goOn }: CodeActionQuery,
): Promise<CodeAction[]> {
  const known = await checkDocument(judged);
  const here = known.filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end);
  const actions: CodeAction[] = [];
  const others: CodeAction[] = [];
  for (const finding of here.slice(0, MOST)) {
    if (!(await goOn())) return [];
    const own = toLsp(finding, document, context.rulePages);
    const diagnostics = [shown.find((one) => isSame(one, own)) ?? own];
    const options = { kind: CodeActionKind.QuickFix, diagnostics };
    actions.push(...runActions(context, finding).map((command) => ({ title: command.title, ...options, command })));
    for (const fix of await offerFixes(finding, judged, known)) {
      actions.push(...(await action(context, document, fix, options)));
    }
    for (const fix of await offerSuppressions(finding, judged, known)) {
      others.push(...(await action(context, document, fix, options)));
    }
    others.push(...pageAction(context, finding, options));
  }
  return [...actions, ...others];
}

/** Whether a diagnostic that the client shows is this one: clients may leave out what they do not know. */
function isSame(one: LspDiagnostic, other: LspDiagnostic): boolean {
  return one.code === other.code && JSON.stringify(one.range) === JSON.stringify(other.range);
}

type Options = Pick<CodeAction, "kind" | "diagnostics">;

async function action(
  context: ServiceContext,
  document: TextDocument,
  { title, preferred, files }: Fix,
  options: Options,
): Promise<CodeAction[]> {
  const edit = await workspaceEdit(context, document, files);
  return edit === undefined ? [] : [{ title, ...options, ...(preferred ? { isPreferred: true } : {}), edit }];
}

function pageAction({ abilities, rulePages }: ServiceContext, { code }: Diagnostic, options: Options): CodeAction[] {
  if (abilities.showDocument !== true || rulePages === undefined) return [];
  const title = `Open the page of \`${code}\``;
  return [{ title, ...options, command: { title, command: OPEN_RULE_PAGE, arguments: [code] } }];
}

function editOf(path: string, changes: Awaited<ReturnType<typeof fixAll>>["changes"]): Fix["files"] {
  return [{ kind: "edit", path, changes }];
}
