import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, closeEditors, completionsAt, replace, show, showUntitled } from "../support/documents";
import { serverIn } from "../support/wazir";
import { FILES, uriOf } from "./support/project";

/** What is offered right after a text, where nothing may be offered twice. */
async function offered(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const labels = await completionsAt(document.uri, afterText(document, text));
  assert.deepEqual(
    labels.filter((label, index) => labels.indexOf(label) !== index),
    [],
    "offered twice",
  );
  return labels;
}

describe("completion in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("offers the criteria of the run", async () => {
    const editor = await show(uriOf(FILES.plan));
    await replace(editor, "covers: [AC-2]", "covers: []");
    const labels = await offered(editor.document, "in the evening\n    covers: [");
    assert.deepEqual([...labels].sort(), ["AC-1", "AC-2"]);
  });

  it("offers the files that are there", async () => {
    const editor = await show(uriOf(FILES.plan));
    await replace(editor, "files: [src/hours.js]", "files: [src/]");
    assert((await offered(editor.document, "files: [src/")).includes("src/hours.js"));
  });

  it("offers a whole item with the next free id, and puts it in", async () => {
    const editor = await show(uriOf(FILES.plan));
    const { document } = editor;
    await replace(editor, "approval:", "  - \napproval:");
    assert((await offered(document, '"feat: close at six"\n  - ')).includes("T-3 …"));
    const at = afterText(document, '"feat: close at six"\n  - ');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at,
    );
    const item = list.items.find(({ label }) => label === "T-3 …");
    assert(item?.insertText instanceof vscode.SnippetString);
    const { range } = item;
    assert(range);
    await editor.insertSnippet(item.insertText, range instanceof vscode.Range ? range : range.replacing, {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: item.keepWhitespace === true,
    });
    assert.match(document.getText(), /\n {2}- id: T-3\n {4}title: /);
  });

  it("offers roles of both origins once, also beside the editor's own Markdown", async () => {
    const editor = await show(uriOf(FILES.review));
    await replace(editor, "role: critic", "role: ");
    const roles = await offered(editor.document, "role: ");
    assert(roles.includes("critic") && roles.includes("reviewer"), roles.join(", "));
  });

  it("offers keys in JSON once, also beside the editor's own JSON", async () => {
    const text = '{\n  "$schema": "https://wazir.dev/schemas/status.schema.json",\n  \n}\n';
    const { document } = await showUntitled("json", text);
    const keys = await offered(document, 'schema.json",\n  ');
    assert(
      keys.some((key) => key.includes("status")),
      keys.join(", "),
    );
  });

  it("goes on in a text that is invalid", async () => {
    const editor = await show(uriOf(FILES.plan));
    await replace(editor, "covers: [AC-2]", "covers: [AC-1, ");
    assert((await completionsAt(editor.document.uri, afterText(editor.document, "[AC-1, "))).includes("AC-2"));
  });
});
