import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { after as afterText, closeEditors, show } from "../support/documents";
import { renameAfter, saveAll } from "../support/rename";
import { serverIn } from "../support/wazir";
import { answered, FILES, onDisk, shown, uriOf } from "./support/project";

const ASSESSOR = "wazir/roles/assessor.md";
const NAMED_IN = [FILES.manifest, FILES.review, FILES.spec, FILES.plan, FILES.proof] as const;

/** Renames what is named right before the end of a text in one of the suite's files, and saves everything. */
function rename(path: string, text: string, name: string): Promise<void> {
  return renameAfter(uriOf(path), text, name);
}

/** Moves a file as the explorer does, and saves everything. */
async function move(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uriOf(from), uriOf(to));
  await apply(edit);
}

async function apply(edit: vscode.WorkspaceEdit): Promise<void> {
  assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
  await saveAll();
}

/** The texts on disk that name others. */
async function texts(): Promise<readonly string[]> {
  return Promise.all(NAMED_IN.map(onDisk));
}

/** Waits until the workflow's role leads to the file that gives it. */
async function untilRoleIsAt(path: string): Promise<void> {
  const { document } = await show(uriOf(FILES.review));
  const at = afterText(document, "\nrole: ");
  const found = await answered(
    () => vscode.commands.executeCommand<vscode.LocationLink[]>("vscode.executeDefinitionProvider", document.uri, at),
    ([link]) => link?.targetUri.path === uriOf(path).path,
  );
  assert.equal(found.length, 1);
}

describe("renames in the editor", () => {
  let original: readonly string[] = [];
  before(async () => {
    await serverIn("running");
    original = await texts();
  });
  afterEach(closeEditors);

  it("are offered with the id and its range, and refused with the reason", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const prepare = (text: string): Thenable<{ range: vscode.Range; placeholder: string }> =>
      vscode.commands.executeCommand("vscode.prepareRename", document.uri, afterText(document, text));
    const offer = await prepare("covers: [AC-2");
    assert.deepEqual([offer.placeholder, document.getText(offer.range)], ["AC-2", "AC-2"]);
    await assert.rejects(async () => prepare("role: plan"), /bundled with Wazir/);
    await assert.rejects(async () => prepare("run_id: 2026"), /A run's id stands in its log/);
  });

  it("of a criterion go through spec, plan and proof", async () => {
    await rename(FILES.plan, "covers: [AC-2", "AC-9");
    const after = await texts();
    assert.deepEqual(
      after,
      original.map((text) => text.replaceAll("AC-2", "AC-9")),
    );
    for (const path of [FILES.spec, FILES.plan, FILES.proof]) assert.match(await onDisk(path), /AC-9/);
    await rename(FILES.spec, "- id: AC-9", "AC-2");
    assert.deepEqual(await texts(), original);
  });

  it("of a role take its file with them", async () => {
    const role = await onDisk(FILES.critic);
    await rename(FILES.review, "role: crit", "assessor");
    assert.equal(existsSync(uriOf(FILES.critic).fsPath), false);
    assert.equal(await onDisk(ASSESSOR), role.replace("id: critic", "id: assessor"));
    assert.match(await onDisk(FILES.review), /^role: assessor$/m);
    await untilRoleIsAt(ASSESSOR);
    await rename(FILES.review, "role: asse", "critic");
    assert.equal(await onDisk(FILES.critic), role);
    assert.deepEqual(await texts(), original);
    await untilRoleIsAt(FILES.critic);
  });

  it("of a role's file take its id and what names it with them", async () => {
    const role = await onDisk(FILES.critic);
    await move(FILES.critic, ASSESSOR);
    assert.equal(await onDisk(ASSESSOR), role.replace("id: critic", "id: assessor"));
    assert.match(await onDisk(FILES.review), /^role: assessor$/m);
    await untilRoleIsAt(ASSESSOR);
    await move(ASSESSOR, FILES.critic);
    assert.equal(await onDisk(FILES.critic), role);
    assert.deepEqual(await texts(), original);
    await untilRoleIsAt(FILES.critic);
  });

  it("of a file or a folder that is named by its path keep the paths right", async () => {
    await move(FILES.hours, "src/opening.js");
    assert.match(await onDisk(FILES.spec), /^sources: \[src\/opening\.js\]$/m);
    // What was changed then had the other name: proofs say what was.
    assert.match(await onDisk(FILES.proof), /^changed_files: \[src\/hours\.js\]$/m);
    await move("src/opening.js", FILES.hours);
    assert.deepEqual(await texts(), original);
    await move("wazir/roles", "wazir/people");
    assert.match(await onDisk(FILES.manifest), /^ {2}roles: wazir\/people$/m);
    await untilRoleIsAt("wazir/people/critic.md");
    await move("wazir/people", "wazir/roles");
    assert.deepEqual(await texts(), original);
    await untilRoleIsAt(FILES.critic);
  });

  it("leave every reference where a person looks for it", async () => {
    const { document } = await show(uriOf(FILES.review));
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      afterText(document, "role: crit"),
    );
    assert.deepEqual(await Promise.all(found.map(shown)), [`${FILES.critic}:2 critic`, `${FILES.review}:5 critic`]);
  });
});
