import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { after as afterText, closeEditors, diagnosticsOf, replace, show } from "../support/documents";
import { answerMessages } from "../support/messages";
import { run, serverIn } from "../support/wazir";
import { saveAll } from "../support/rename";
import { FILES, onDisk, uriOf } from "./support/project";

/** The actions at the place right before the end of a text, of one kind where it is given. */
async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind?: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const at = afterText(document, text).translate(0, -1);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(at, at),
    kind?.value,
  );
}

/** Makes the one action whose title matches. */
async function make(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const found = actions.filter((action) => title.test(action.title));
  assert.equal(found.length, 1, `${title.source} among ${actions.map((action) => action.title).join(", ")}`);
  assert(found[0]?.edit);
  assert(await vscode.workspace.applyEdit(found[0].edit), "the edit was refused");
}

const none = (codes: readonly string[]): boolean => codes.length === 0;
const only =
  (...wanted: readonly string[]) =>
  (codes: readonly string[]): boolean =>
    codes.join() === wanted.join();

describe("fixes in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("settle what they are for and leave nothing else", async () => {
    const editor = await show(uriOf(FILES.plan));
    const { document } = editor;
    await diagnosticsOf(document.uri, none);
    const before = document.getText();
    await replace(editor, "covers: [AC-2]", "covers: [AC-2, AC-22]");
    await replace(editor, "status: approved", "status: aproved");
    const found = await diagnosticsOf(document.uri, only("wazir/schema-enum", "wazir/unknown-criterion"));
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ["aproved", "AC-22"],
    );
    await make(await actionsAt(document, "aproved"), /`approved`/);
    await diagnosticsOf(document.uri, only("wazir/unknown-criterion"));
    await replace(editor, ", AC-22", "");
    await diagnosticsOf(document.uri, none);
    assert.equal(document.getText(), before);
  });

  it("have one that is the best, which a key makes", async () => {
    const editor = await show(uriOf(FILES.review));
    await replace(editor, "role: critic", "role: critc");
    await diagnosticsOf(editor.document.uri, (codes) => codes.includes("wazir/unknown-role"));
    const actions = await actionsAt(editor.document, "critc", vscode.CodeActionKind.QuickFix);
    const best = actions.filter(({ isPreferred }) => isPreferred === true);
    assert.equal(best.length, 1, actions.map(({ title }) => title).join(", "));
    await make(best, /`critic`/);
    await diagnosticsOf(editor.document.uri, none);
    assert.match(editor.document.getText(), /^role: critic$/m);
  });

  it("include a comment that suppresses it, which is reported once it has nothing to do", async () => {
    const editor = await show(uriOf(FILES.plan));
    const { document } = editor;
    await replace(editor, "status: approved", "status: aproved");
    await diagnosticsOf(document.uri, only("wazir/schema-enum"));
    await make(await actionsAt(document, "aproved"), /^Suppress `wazir\/schema-enum` here$/);
    await diagnosticsOf(document.uri, none);
    await replace(editor, "status: aproved", "status: approved");
    await diagnosticsOf(document.uri, only("wazir/unused-suppression"));
  });

  it("are made all at once by source.fixAll.wazir", async () => {
    const editor = await show(uriOf(FILES.plan));
    const { document } = editor;
    const before = document.getText();
    await replace(editor, "loop_number:", "loop_numbr:");
    await replace(editor, "role: planner", "role: planer");
    await diagnosticsOf(document.uri, (codes) => codes.length >= 2);
    const kind = vscode.CodeActionKind.SourceFixAll.append("wazir");
    const actions = await actionsAt(document, "loop_numbr", kind);
    assert.deepEqual(
      actions.map((action) => action.kind?.value),
      ["source.fixAll.wazir"],
    );
    await make(actions, /./);
    await diagnosticsOf(document.uri, none);
    assert.equal(document.getText(), before);
  });

  it("are made in files that are not open by Fix All in Workspace, which then finds none", async () => {
    const path = uriOf(FILES.proof).fsPath;
    const before = await readFile(path, "utf8");
    await writeFile(path, before.replace("loop_number:", "loop_numbr:").replace("role: verifier", "role: verifer"));
    const messages = answerMessages();
    try {
      await run("fixWorkspace", { preview: false });
      assert.equal(messages.shown.length, 0);
      await saveAll();
      assert.equal(await onDisk(FILES.proof), before);
      await run("fixWorkspace", { preview: false });
      assert.match(messages.shown.map(({ text }) => text).join(), /^There is nothing that Wazir can fix/);
    } finally {
      messages.dispose();
      await writeFile(path, before);
    }
  });

  it("create what is missing: a task for a criterion that none covers", async () => {
    const plan = await show(uriOf(FILES.plan));
    const spec = await show(uriOf(FILES.spec));
    const criterion = "  - id: AC-3\n    text: Given 12:00, the shop is open.\n    satisfies: [R-1]\n";
    await replace(spec, "approval:", `${criterion}approval:`);
    const [uncovered] = await diagnosticsOf(plan.document.uri, only("wazir/criterion-uncovered"));
    assert(uncovered);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      plan.document.uri,
      uncovered.range,
    );
    await make(
      actions.filter(({ edit }) => edit !== undefined),
      /task.*`?AC-3`?/i,
    );
    assert.match(plan.document.getText(), /\n {2}- id: T-3\n/);
    await diagnosticsOf(plan.document.uri, (codes) => !codes.includes("wazir/criterion-uncovered"));
  });
});
