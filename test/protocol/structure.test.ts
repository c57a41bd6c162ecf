import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  SelectionRange,
  SemanticTokens,
  SemanticTokensOptions,
  SymbolInformation,
} from "vscode-languageserver/node";
import { connect, PUSHED, type LspClient } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { temporaryProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";

const FOLDER = ".wazir/runs/pay-1/artifacts";
const TEXT = clarification().replace(/sources: .*/, "sources: [brief.md]");
const CAPABILITIES = {
  ...PUSHED,
  textDocument: { ...PUSHED.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe.each(MODES)("outline, folding, selection, links and symbols, %s", (mode) => {
  let project: TemporaryProject;
  let client: LspClient;

  beforeAll(async () => {
    project = temporaryProject(smallProject({ "brief.md": "# Brief\n" }));
    client = await connect({ mode, folders: [project.root], capabilities: CAPABILITIES });
  });

  afterAll(async () => {
    expect(client.faults()).toEqual([]);
    await client.close();
    project.dispose();
  });

  test("are answered for a document of ours", async () => {
    const document = client.open(TEXT, "markdown", project.at(`${FOLDER}/clarification.md`));
    const asked = { textDocument: { uri: document.uri } };
    const symbols = (await client.request("textDocument/documentSymbol", asked)) as DocumentSymbol[];
    expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(["scope_summary", "Clarification"]));
    const folds = (await client.request("textDocument/foldingRange", asked)) as FoldingRange[];
    expect(folds.map(({ startLine }) => startLine)).toEqual([0, 12]);
    const links = (await client.request("textDocument/documentLink", asked)) as DocumentLink[];
    expect(links.map(({ target }) => target)).toEqual([expect.stringMatching(/\/brief\.md$/)]);
    const positions = [{ line: 1, character: 8 }];
    const [selection] = (await client.request("textDocument/selectionRange", {
      ...asked,
      positions,
    })) as SelectionRange[];
    expect(selection?.range).toEqual({ start: { line: 1, character: 7 }, end: { line: 1, character: 14 } });
    document.close();
  });

  test("and so are the kinds of ids, all or those that are seen", async () => {
    const document = client.open(TEXT, "markdown", project.at(`${FOLDER}/clarification.md`));
    const asked = { textDocument: { uri: document.uri } };
    const { legend } = client.initialized.capabilities.semanticTokensProvider as SemanticTokensOptions;
    const whole = (await client.request("textDocument/semanticTokens/full", asked)) as SemanticTokens;
    expect(whole.data.slice(0, 5)).toEqual([1, 7, 7, legend.tokenTypes.indexOf("function"), 0]);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    const seen = (await client.request("textDocument/semanticTokens/range", { ...asked, range })) as SemanticTokens;
    expect(seen.data).toEqual([2, 6, 9, legend.tokenTypes.indexOf("class"), 0]);
    document.close();
  });

  test("and so is what a document is, and why", async () => {
    const document = client.open(TEXT, "markdown", project.at(`${FOLDER}/clarification.md`));
    expect(await client.request("wazir/documentKind", { uri: document.uri })).toEqual({
      label: "clarification",
      reason: { by: "artifactName", name: "" },
    });
    document.close();
    const closed = client.request("wazir/documentKind", { uri: document.uri });
    expect(await closed).toMatchObject({ label: "clarification" });
    expect(await client.request("wazir/documentKind", { uri: `${document.uri}.txt` })).toEqual({});
  });

  test("and so are the paths that may come next", async () => {
    const document = client.open(TEXT, "markdown", project.at(`${FOLDER}/clarification.md`));
    const items = await document.complete("sources: [⟦^⟧brief.md]");
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(["brief.md", "roles", "workflows"]));
    document.close();
  });

  test("are left to the editor for any other document", async () => {
    const document = client.open("# Notes\n\ntext\n", "markdown", project.at("notes.md"));
    const asked = { textDocument: { uri: document.uri } };
    expect(await client.request("textDocument/documentSymbol", asked)).toBeNull();
    expect(await client.request("textDocument/foldingRange", asked)).toBeNull();
    expect(await client.request("textDocument/documentLink", asked)).toEqual([]);
    const positions = [{ line: 0, character: 0 }];
    expect(await client.request("textDocument/selectionRange", { ...asked, positions })).toBeNull();
    document.close();
    expect(await client.request("textDocument/documentSymbol", asked)).toBeNull();
  });

  test("find what the workspace has, with what is being typed", async () => {
    const find = async (query: string): Promise<readonly string[]> =>
      ((await client.request("workspace/symbol", { query })) as SymbolInformation[]).map(({ name }) => name);
    expect(await find("")).toEqual(["scribe", "note", "pay-1: Retries"]);
    expect(await find("scrb")).toEqual(["scribe"]);
    const text = clarification().replace("questions: []", "questions:\n  - id: Q-7\n    text: Which key?");
    const document = client.open(text, "markdown", project.at(`${FOLDER}/clarification.md`));
    expect(await find("q7")).toEqual(["Q-7: Which key?"]);
    document.close();
    expect(await find("q7")).toEqual([]);
  });
});

describe("a client that shows less, or more by itself", () => {
  test("gets the outline as a list where it has no tree", async () => {
    const client = await connect({ mode: "in-band", capabilities: {} });
    const document = client.open(TEXT, "markdown", "untitled:clarification.md");
    const asked = { textDocument: { uri: document.uri } };
    const symbols = (await client.request("textDocument/documentSymbol", asked)) as SymbolInformation[];
    expect(symbols.find(({ name }) => name === "brief.md")).toMatchObject({
      containerName: "sources",
      location: { uri: document.uri },
    });
    await client.close();
  });

  test.each([
    [{ editorHasMarkdown: true }, false],
    [{ editorHasMarkdown: "yes" }, true],
    [null, true],
    [7, true],
  ])("with the options %j has headings: %s", async (initializationOptions, hasHeadings) => {
    const client = await connect({ mode: "in-band", initialize: { initializationOptions } });
    const document = client.open(clarification(), "markdown", "untitled:clarification.md");
    const asked = { textDocument: { uri: document.uri } };
    const symbols = (await client.request("textDocument/documentSymbol", asked)) as SymbolInformation[];
    expect(symbols.some(({ name }) => name === "Clarification")).toBe(hasHeadings);
    const folds = (await client.request("textDocument/foldingRange", asked)) as FoldingRange[];
    expect(folds.some(({ startLine }) => startLine === 12)).toBe(hasHeadings);
    await client.close();
  });
});
