import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type ExecuteCommandParams,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import { RULE_CODES } from "../../core/rules/all-rules";
import { codeActions, FIX_ALL, OPEN_RULE_PAGE } from "../../service/features/code-actions";
import { rulePageOf } from "../../service/features/diagnostics";
import { placeOf } from "../document-place";
import { guarded } from "../guard";
import { canShowDocuments, serviceContext, type ServerContext } from "../server-context";

/** Answers code actions and the commands in them, and says that it does, to clients that know actions. */
export function registerCodeActions(server: ServerContext): ServerCapabilities {
  const { connection, documents, client } = server;
  if (client.capabilities.textDocument?.codeAction?.codeActionLiteralSupport === undefined) return {};
  const none: CodeAction[] = [];
  connection.onCodeAction(
    guarded(server, "code actions", none, async ({ textDocument, range, context: asked }: CodeActionParams, token) => {
      const { uri } = textDocument;
      const context = await serviceContext(server, uri);
      const severities = await server.settings.severitiesAt(uri);
      const document = documents.get(uri);
      if (document === undefined || token.isCancellationRequested || placeOf(uri).kind === "elsewhere") return none;
      return codeActions({ ...context, severities, now: new Date().toISOString() }, document, {
        range: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
        only: asked.only,
        shown: asked.diagnostics,
        isCancelled: () => token.isCancellationRequested,
      });
    }),
  );
  const codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] };
  if (!canShowDocuments(server)) return { codeActionProvider };
  connection.onExecuteCommand(guarded(server, "command", null, (params) => execute(server, params)));
  return { codeActionProvider, executeCommandProvider: { commands: [OPEN_RULE_PAGE] } };
}

/** Shows the page of a rule. A code that is none has no page, whatever path it spells. */
async function execute(server: ServerContext, { command, arguments: given }: ExecuteCommandParams): Promise<null> {
  const rule = RULE_CODES.find(({ code }) => code === given?.[0]);
  if (command !== OPEN_RULE_PAGE || rule === undefined) return null;
  await server.connection.window.showDocument({ uri: rulePageOf(server.rulePages, rule.code), takeFocus: true });
  return null;
}
