import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type ExecuteCommandParams,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { RULE_CODES } from "../../core/rules/all-rules";
import { rangeOf } from "../../service/document";
import { codeActions, FIX_ALL, OPEN_RULE_PAGE } from "../../service/features/code-actions";
import { rulePageOf } from "../../service/features/diagnostics";
import { EXPLAIN_RULE, explanationOf } from "../../service/features/detections";
import { isOnlySource } from "../detections/source-languages";
import { placeOf } from "../document-place";
import { guarded } from "../guard";
import type { Detectors } from "./detectors";
import { canShowDocuments, serviceContext, type ServerContext } from "../server-context";

/** Answers code actions and the commands in them, and says that it does, to clients that know actions. */
export function registerCodeActions(server: ServerContext, detectors: Detectors): ServerCapabilities {
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
      const wantsFixes = asked.only === undefined || asked.only.includes(CodeActionKind.QuickFix);
      const detected = wantsFixes ? await detectors.actions(document, range) : none;
      if (isOnlySource(document)) return detected;
      const own = await codeActions({ ...context, severities, now: new Date().toISOString() }, document, {
        range: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
        only: asked.only,
        shown: asked.diagnostics,
        goOn: async () => {
          // Messages that have arrived are read, so that hovers are answered meanwhile and a cancellation is heard.
          await new Promise((resolve) => setImmediate(resolve));
          return !token.isCancellationRequested;
        },
      });
      return [...own, ...detected];
    }),
  );
  const codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] };
  if (!canShowDocuments(server)) return { codeActionProvider };
  connection.onExecuteCommand(guarded(server, "command", null, (params) => execute(server, params)));
  return { codeActionProvider, executeCommandProvider: { commands: [OPEN_RULE_PAGE, EXPLAIN_RULE] } };
}

/** Shows the page of a rule. A code that is none has no page, whatever path it spells. */
async function execute(server: ServerContext, { command, arguments: given }: ExecuteCommandParams): Promise<null> {
  if (command === EXPLAIN_RULE) return explain(server, String(given?.[0]), String(given?.[1] ?? ""));
  const rule = RULE_CODES.find(({ code }) => code === given?.[0]);
  if (command !== OPEN_RULE_PAGE || rule === undefined) return null;
  await server.connection.window.showDocument({ uri: rulePageOf(server.rulePages, rule.code), takeFocus: true });
  return null;
}

/** Shows the module of a rule at what it says of it, as the project of the document at `uri` has it. */
async function explain(server: ServerContext, rule: string, uri: string): Promise<null> {
  const { project } = await serviceContext(server, uri);
  const place = explanationOf(project, server.content, rule);
  if (place === undefined) return null;
  const selection = rangeOf(TextDocument.create(place.uri, "", 0, place.text), place.range);
  await server.connection.window.showDocument({ uri: place.uri, selection, takeFocus: true });
  return null;
}
