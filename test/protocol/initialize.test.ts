import { describe, expect, test } from "vitest";
import { connect, PULLED, PUSHED, type LspClient } from "../support/lsp-client";
import { startServer } from "../support/lsp-transport";
import { createProtocolConnection } from "vscode-languageserver/node";
import { startProgram } from "../support/programs";
import { testProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";

/** The server answers as it should: a fault is found, and a key is explained. */
async function expectAlive(client: LspClient): Promise<void> {
  const document = client.open(
    clarification().replace("status: draft", "status: drafted"),
    "markdown",
    "untitled:Untitled-1",
  );
  expect(await document.codes()).toEqual(["schema-enum"]);
  expect(await document.hover("sta⟦^⟧tus: drafted")).not.toBeNull();
  expect(client.faults()).toEqual([]);
}

const UNUSUAL: readonly [string, Readonly<Record<string, unknown>>][] = [
  ["no initializationOptions", {}],
  ["initializationOptions null", { initializationOptions: null }],
  ["initializationOptions a text", { initializationOptions: "{{garbage" }],
  ["initializationOptions a list of garbage", { initializationOptions: [1, null, { a: { b: [] } }] }],
  ["rootUri null and no workspace folders", { rootUri: null, workspaceFolders: null }],
  ["no word of folders at all", { rootUri: undefined, workspaceFolders: undefined }],
  ["an empty list of workspace folders", { workspaceFolders: [] }],
  ["a workspace folder that is not there", { workspaceFolders: [{ uri: "file:///no/such/folder", name: "gone" }] }],
  [
    "a workspace folder that is not on this machine",
    { workspaceFolders: [{ uri: "vscode-vfs://github/a/b", name: "far" }] },
  ],
  ["no capabilities", { capabilities: {} }],
  [
    "no configuration capability",
    { capabilities: { ...PUSHED, workspace: { ...PUSHED.workspace, configuration: false } } },
  ],
  ["empty capabilities of documents", { capabilities: { textDocument: {}, workspace: {} } }],
  ["a locale and a trace", { locale: "de", trace: "verbose" }],
];

const AT = { textDocument: { uri: "untitled:a" }, position: { line: 0, character: 0 } };

/** What requests ask for besides a place. */
const MORE = {
  positions: [AT.position],
  range: { start: AT.position, end: AT.position },
  context: { includeDeclaration: true },
  newName: "a",
  query: "",
};

/** What the server offers besides text, hover, completion and diagnostics, with a request that it then has to answer. */
const ASKED: Readonly<Record<string, string>> = {
  codeLensProvider: "textDocument/codeLens",
  definitionProvider: "textDocument/definition",
  documentHighlightProvider: "textDocument/documentHighlight",
  inlayHintProvider: "textDocument/inlayHint",
  referencesProvider: "textDocument/references",
  renameProvider: "textDocument/rename",
  documentLinkProvider: "textDocument/documentLink",
  documentSymbolProvider: "textDocument/documentSymbol",
  foldingRangeProvider: "textDocument/foldingRange",
  selectionRangeProvider: "textDocument/selectionRange",
  semanticTokensProvider: "textDocument/semanticTokens/full",
  workspaceSymbolProvider: "workspace/symbol",
};

describe.each(["in-band", "server"] as const)("initialize, %s", (mode) => {
  test.each(mode === "in-band" ? UNUSUAL : UNUSUAL.filter((_case, index) => index % 4 === 0))(
    "works with %s",
    async (_name, initialize) => {
      const client = await connect({ mode, initialize });
      await expectAlive(client);
      expect((await client.close())?.code ?? 0).toBe(0);
    },
  );

  test("a client that refuses to watch files and to refresh keeps its server", async () => {
    const project = testProject(smallProject());
    const refuses = ["client/registerCapability", "workspace/diagnostic/refresh"];
    const client = await connect({ mode, capabilities: PULLED, folders: [project.root], refuses });
    await client.received.next(({ method }) => method === "client/registerCapability", "the wish to watch files");
    client.changed(2, project.at("roles/scribe.md"));
    await client.received.next(({ method }) => method === "workspace/diagnostic/refresh", "the wish to refresh");
    await client.settled();
    await expectAlive(client);
    expect((await client.close())?.code ?? 0).toBe(0);
  });

  test("says its name, and for every capability there is a handler", async () => {
    const client = await connect({ mode, capabilities: PULLED });
    expect(client.initialized.serverInfo).toMatchObject({
      name: "wazir",
      version: expect.stringMatching(/^\d/) as string,
    });
    const { textDocumentSync, workspace, hoverProvider, completionProvider, diagnosticProvider, ...more } =
      client.initialized.capabilities;
    expect(Object.keys(more).sort()).toEqual(Object.keys(ASKED).sort());
    for (const method of Object.values(ASKED)) {
      const asked = { ...AT, ...MORE };
      await expect(client.request(method, asked), method).resolves.not.toThrow();
    }
    expect(textDocumentSync).toBe(2);
    expect(workspace).toEqual({
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] } },
    });
    expect(hoverProvider).toBe(true);
    expect(completionProvider).toMatchObject({ triggerCharacters: expect.arrayContaining([":"]) as string[] });
    expect(diagnosticProvider).toMatchObject({ interFileDependencies: true, workspaceDiagnostics: false });
    await client.close();
  });

  test("offers no pull to a client that is told", async () => {
    const client = await connect({ mode, capabilities: PUSHED });
    expect(client.initialized.capabilities).not.toHaveProperty("diagnosticProvider");
    await expect(client.request("textDocument/diagnostic", AT)).rejects.toThrow(/method/i);
    await client.close();
  });

  test("what it does not offer it does not know", async () => {
    const client = await connect({ mode });
    for (const method of ["textDocument/onTypeFormatting", "textDocument/moniker", "wazir/unheardOf"]) {
      await expect(client.request(method, AT)).rejects.toThrow(/unhandled method/i);
    }
    client.notify("wazir/unheardOf", {});
    client.notify("$/unheardOf", {});
    await expectAlive(client);
    await client.close();
  });

  test("a request before initialize is refused, and initialize still works", async () => {
    const { reader, writer, program } = startServer(mode);
    const connection = createProtocolConnection(reader, writer);
    connection.listen();
    await expect(connection.sendRequest("textDocument/hover", AT)).rejects.toThrow();
    const answer = await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    expect(answer).toHaveProperty("capabilities");
    await connection.sendRequest("shutdown");
    if (program !== undefined) {
      void connection.sendNotification("exit");
      expect((await program.ended).code).toBe(0);
    }
    connection.dispose();
  });

  test("after shutdown, requests are refused and nothing breaks", async () => {
    const client = await connect({ mode });
    const document = client.open(clarification(), "markdown", "untitled:Untitled-1");
    await document.codes();
    await client.request("shutdown");
    await expect(document.hover("sta⟦^⟧tus: draft")).rejects.toMatchObject({ code: -32600 });
    await expect(document.complete("sta⟦^⟧tus: draft")).rejects.toMatchObject({ code: -32600 });
    await expect(client.request("wazir/validateWorkspace", {})).rejects.toMatchObject({ code: -32600 });
    await expect(client.request("shutdown")).rejects.toMatchObject({ code: -32600 });
    client.notify("exit");
    expect((await client.ended)?.code ?? 0).toBe(0);
    client.connection.dispose();
  });
});

describe.each(["server", "cli"] as const)("the end of the program, %s", (mode) => {
  test("is 1 on exit without shutdown", async () => {
    const client = await connect({ mode });
    client.notify("exit");
    expect(await client.ended).toMatchObject({ code: 1, network: [] });
    client.connection.dispose();
  });

  test("comes when the editor is gone and its pipe closes", async () => {
    const { writer, program } = startServer(mode);
    writer.end();
    expect(await program?.ended).toMatchObject({ code: 1, network: [] });
  });
});

describe("starting the program", () => {
  test("without a transport says what is missing", async () => {
    const server = startProgram("server.js", []);
    expect((await server.ended).code).not.toBe(0);
    expect(server.errors()).toContain("--stdio");
    const cli = startProgram("cli.js", ["lsp"]);
    expect((await cli.ended).code).toBe(2);
    expect(cli.errors()).toContain("--stdio");
  });

  test("an editor that passes its process id gets a server", async () => {
    const program = startProgram("cli.js", ["lsp", "--stdio", `--clientProcessId=${process.pid}`]);
    program.child.stdin.end();
    expect((await program.ended).code).toBe(1);
    expect(program.errors()).toBe("");
  });
});
