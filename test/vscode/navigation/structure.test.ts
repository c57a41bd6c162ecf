import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, closeEditors, show } from "../support/documents";
import { serverIn } from "../support/wazir";
import { FILES, uriOf } from "./support/project";

/** Activates the editor's own support of Markdown and JSON, beside which ours must not show twice. */
async function builtIn(): Promise<void> {
  for (const id of ["vscode.markdown-language-features", "vscode.json-language-features"]) {
    const extension = vscode.extensions.getExtension(id);
    assert(extension, `${id} is not in this host`);
    await extension.activate();
  }
}

/** Asks VS Code about a whole document. */
function ask<T>(provider: string, uri: vscode.Uri, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${provider}`, uri, ...more);
}

describe("the structure of documents in the editor", () => {
  before(() => serverIn("running"));
  before(builtIn);
  afterEach(closeEditors);

  it("is an outline of keys and items, with the editor's own headings once", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const symbols = await ask<vscode.DocumentSymbol[]>("DocumentSymbolProvider", document.uri);
    const names = symbols.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => name === "acceptance_criteria"),
      ["acceptance_criteria"],
    );
    assert.equal(names.filter((name) => /^(# )?Spec$/.test(name)).length, 1, names.join(", "));
    const criteria = symbols.find(({ name }) => name === "acceptance_criteria")?.children ?? [];
    assert.deepEqual(
      criteria.map(({ name, detail }) => `${name} ${detail}`),
      ["AC-1 Given 06:00, the shop is open.", "AC-2 Given 18:00, the shop is closed."],
    );
  });

  it("has symbols over the workspace: roles, workflows, runs and ids, each once", async () => {
    const find = async (query: string): Promise<readonly string[]> => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        query,
      );
      // The editor's own Markdown finds headings.
      const ours = found.filter(({ name }) => !name.startsWith("#"));
      return ours.map(({ name, location }) => `${vscode.workspace.asRelativePath(location.uri)} ${name}`);
    };
    assert.deepEqual(await find("critic"), [`${FILES.critic} critic: Critic of the bakery`]);
    assert.deepEqual(await find("ac-2"), [`${FILES.spec} AC-2: Given 18:00, the shop is closed.`]);
    assert.deepEqual(await find("openinghours"), [
      ".wazir/runs/20261110-opening-hours/run.yaml 20261110-opening-hours: Opening hours",
    ]);
  });

  it("folds: front matter, lists, items, and the editor's own sections, no line twice", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const folds = await ask<vscode.FoldingRange[]>("FoldingRangeProvider", document.uri);
    const lines = folds.map(({ start, end }) => `${start + 1}-${end + 1}`);
    for (const wanted of ["1-20", "9-11", "12-18", "13-15", "16-18"]) assert(lines.includes(wanted), lines.join(" "));
    const starts = folds.map(({ start }) => start);
    assert.equal(new Set(starts).size, starts.length, lines.join(" "));
  });

  it("widens a selection from an id over its item to its list", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const at = afterText(document, "- id: AC");
    const [selection] = await ask<vscode.SelectionRange[]>("SelectionRangeProvider", document.uri, [at]);
    const texts: string[] = [];
    for (let one = selection; one !== undefined; one = one.parent!) texts.push(document.getText(one.range));
    assert(texts.includes("AC-1"), JSON.stringify(texts));
    const item = texts.findIndex((text) => /^-? ?id: AC-1[\s\S]*satisfies: \[R-1\]\s*$/.test(text));
    const list = texts.findIndex((text) => /AC-1[\s\S]*AC-2/.test(text) && !text.includes("approval"));
    assert(0 < item && item < list, JSON.stringify(texts));
  });

  it("links paths to the files they name, each once", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const links = await ask<vscode.DocumentLink[]>("LinkProvider", document.uri);
    assert.deepEqual(
      links.map(({ range, target }) => [
        document.getText(range),
        target === undefined ? "" : vscode.workspace.asRelativePath(target),
      ]),
      [
        ["artifacts/spec.md", FILES.spec],
        ["src/hours.js", FILES.hours],
        ["src/hours.js", FILES.hours],
      ],
    );
  });
});
