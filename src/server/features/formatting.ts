import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  type Disposable,
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type InitializeParams,
  type ServerCapabilities,
  type TextEdit,
} from "vscode-languageserver/node";
import { initializationOptions } from "../../protocol/initialization-options";
import { afterLineBreak } from "../../service/features/on-type-formatting";
import { formattingOf } from "../../service/features/formatting";
import { forDocument } from "../for-document";
import { inBackground } from "../guard";
import type { ServerContext } from "../server-context";

const LANGUAGES = [{ language: "yaml" }, { language: "markdown" }];
const ON_TYPE = { firstTriggerCharacter: "\n" };

/** What is formatted where the client was told, and what follows the setting. */
interface Formatting {
  readonly capabilities: ServerCapabilities;
  /** Offers to format, or no longer, as the setting says now. */
  readonly follow: () => void;
}

/**
 * Formats documents where the person asked for it: by the setting `wazir.format.enabled` with a client that can be told
 * later what the server does, else by the option `format`. Where nobody asked, no client hears of a formatter, so that
 * none comes beside the one that it has.
 */
export function registerFormatting(server: ServerContext): Formatting {
  const { client, onInitialized } = server;
  if (canBeTold(client)) {
    const follow = offered(server);
    onInitialized(follow);
    return { capabilities: {}, follow };
  }
  const isWanted = initializationOptions(client.initializationOptions).format === true;
  if (isWanted) answer(server);
  const capabilities = { documentFormattingProvider: true, documentOnTypeFormattingProvider: ON_TYPE };
  return { capabilities: isWanted ? capabilities : {}, follow: () => undefined };
}

function canBeTold({ capabilities: { textDocument, workspace } }: InitializeParams): boolean {
  return (
    workspace?.configuration === true &&
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.onTypeFormatting?.dynamicRegistration === true
  );
}

/** Makes the client's offers follow the setting, one change after the other: of two the last one counts. */
function offered(server: ServerContext): () => void {
  const { client, connection, settings } = server;
  const scope = client.workspaceFolders?.[0]?.uri ?? "untitled:settings";
  let undo: readonly Disposable[] = [];
  let last: Promise<void> = Promise.resolve();
  const follow = async (): Promise<void> => {
    const isWanted = await settings.isFormatter(scope);
    if (isWanted === undo.length > 0) return;
    undo.forEach((each) => {
      each.dispose();
    });
    undo = [];
    if (!isWanted) return;
    const told = { documentSelector: LANGUAGES };
    undo = [
      ...answer(server),
      await connection.client.register(DocumentFormattingRequest.type, told),
      await connection.client.register(DocumentOnTypeFormattingRequest.type, { ...told, ...ON_TYPE }),
    ];
  };
  return () => {
    last = last.then(follow, follow);
    inBackground(server, "offering to format", last);
  };
}

/** Answers requests to format, until what it gives is disposed of. */
function answer(server: ServerContext): readonly Disposable[] {
  const { connection } = server;
  const none: TextEdit[] = [];
  return [
    connection.onDocumentFormatting(
      forDocument<DocumentFormattingParams, TextEdit[]>(server, "formatting", none, (context, document) => [
        ...formattingOf(context, document),
      ]),
    ),
    connection.onDocumentOnTypeFormatting(
      forDocument<DocumentOnTypeFormattingParams, TextEdit[]>(
        server,
        "onTypeFormatting",
        none,
        (context, document, { position }) => afterLineBreak(context, document, position),
      ),
    ),
  ];
}
