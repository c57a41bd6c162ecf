import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, closeEditors, hoverAt, lensesOf, show } from "../support/documents";
import { until } from "../support/until";
import { serverIn } from "../support/wazir";
import { FILES, shown, uriOf } from "./support/project";

type Found = vscode.Location | vscode.LocationLink;

/** A place, whichever of its two forms the editor gives it in. */
function locationOf(found: Found): vscode.Location {
  return "targetUri" in found
    ? new vscode.Location(found.targetUri, found.targetSelectionRange ?? found.targetRange)
    : found;
}

/** Asks for places right after a text of a file, and gives each as `path:line text`. */
async function places(provider: string, path: string, text: string): Promise<readonly string[]> {
  const { document } = await show(uriOf(path));
  const at = afterText(document, text);
  const found = await vscode.commands.executeCommand<Found[]>(`vscode.execute${provider}`, document.uri, at);
  return Promise.all(found.map((one) => shown(locationOf(one))));
}

/** The id at the cursor of an editor. */
function wordAt({ document, selection }: vscode.TextEditor): string {
  return document.getText(document.getWordRangeAtPosition(selection.active, /[A-Z]+-\d+/));
}

describe("ids in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("lead to the one place that gives them, in another file and over formats", async () => {
    assert.deepEqual(await places("DefinitionProvider", FILES.plan, "covers: [AC-2"), [`${FILES.spec}:16 AC-2`]);
    assert.deepEqual(await places("DefinitionProvider", FILES.proof, "covers: [AC-1"), [`${FILES.spec}:13 AC-1`]);
    assert.deepEqual(await places("DefinitionProvider", FILES.review, "role: crit"), [`${FILES.critic}:2 critic`]);
  });

  it("lead to what is bundled where the workspace gives them not", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const at = afterText(document, "role: speci");
    const [found, ...more] = await vscode.commands.executeCommand<Found[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      at,
    );
    assert(found);
    assert.match(locationOf(found).uri.path, /content\/roles\/specifier\.md$/);
    assert.deepEqual(more, []);
  });

  it("list all their places, each once", async () => {
    assert.deepEqual(await places("ReferenceProvider", FILES.spec, "- id: AC-1"), [
      `${FILES.plan}:14 AC-1`,
      `${FILES.spec}:13 AC-1`,
      `${FILES.proof}:14 AC-1`,
    ]);
    assert.deepEqual(await places("ReferenceProvider", FILES.plan, "depends_on: [T-1"), [
      `${FILES.plan}:12 T-1`,
      `${FILES.plan}:22 T-1`,
    ]);
  });

  it("are highlighted in their document: written where given, read elsewhere", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      "vscode.executeDocumentHighlights",
      document.uri,
      afterText(document, "depends_on: [T-1"),
    );
    assert.deepEqual(
      highlights.map(({ range, kind }) => [range.start.line + 1, document.getText(range), kind]),
      [
        [12, "T-1", vscode.DocumentHighlightKind.Write],
        [22, "T-1", vscode.DocumentHighlightKind.Read],
      ],
    );
  });

  it("say what they name, where it is given, what uses it and how it stands", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const words = await hoverAt(document.uri, afterText(document, "covers: [AC-2"));
    assert.match(words, /Given 18:00, the shop is closed\./);
    assert.match(words, /Defined in \[artifacts\/spec\.md:16\]/);
    assert.match(words, /Used 2 times/);
    assert.match(words, /1 task · 1 proof · last outcome `pass`/);
    assert.equal(words.split("Defined in").length, 2, "it is said once");
  });

  it("have lenses that count, and show what they count", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const found = await lensesOf(document.uri);
    const lenses = found.toSorted((a, b) => a.range.start.compareTo(b.range.start));
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line + 1, command?.title]),
      [
        [13, "1 task · 1 proof"],
        [16, "1 task · 1 proof"],
      ],
    );
    const command = lenses[0]?.command;
    assert(command);
    assert.equal(command.command, "wazir.showReferences");
    await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    await vscode.commands.executeCommand("goToNextReference");
    const editor = await until(
      [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
      () => {
        const { activeTextEditor: active } = vscode.window;
        return active && active.document.uri.path !== document.uri.path && wordAt(active) === "AC-1"
          ? active
          : undefined;
      },
      () => `shown is ${String(vscode.window.activeTextEditor?.document.uri.path)}`,
    );
    assert.match(editor.document.uri.path, /(implementation-plan|verification-proof)\.md$/);
    await vscode.commands.executeCommand("closeReferenceSearch");
  });

  it("have lenses on roles and workflows that count their uses", async () => {
    for (const [path, title] of [
      [FILES.critic, "used by 1"],
      [FILES.review, "used by 0"],
    ] as const) {
      const { document } = await show(uriOf(path));
      const lenses = await lensesOf(document.uri);
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        [title],
      );
    }
  });

  it("have the titles of what they name beside them", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      whole,
    );
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line + 1, label]),
      [
        [14, "Given 06:00, the shop is open."],
        [21, "Given 18:00, the shop is closed."],
        [22, "Open at six"],
      ],
    );
  });
});
