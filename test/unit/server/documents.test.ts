import { PassThrough } from "node:stream";
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { expect, it } from "vitest";
import { openDocuments } from "../../../src/server/documents";

it.each([5, null, undefined, {}, ["a"], true])("a document that is opened with the text %j is empty", async (text) => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const documents = openDocuments();
  documents.listen(server);
  const opened = new Promise<string>((resolve) => documents.onDidOpen(({ document }) => resolve(document.getText())));
  server.listen();
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.listen();
  const textDocument = { uri: "file:///a.yaml", languageId: "yaml", version: 1, text };
  await client.sendNotification("textDocument/didOpen", { textDocument });
  expect(await opened).toBe("");
  client.dispose();
});
