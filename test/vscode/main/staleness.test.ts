import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors, diagnosticsOf, show } from "../support/documents";
import { until } from "../support/until";
import { place, serverIn } from "../support/wazir";

const artifact = (): vscode.Uri => place(".wazir/runs/20261101-polite-greetings/artifacts/clarification.md");

describe("a document that is closed, changed on disk and opened again", () => {
  let original = "";
  before(async () => {
    await serverIn("running");
    original = await readFile(artifact().fsPath, "utf8");
  });
  after(async () => {
    await closeEditors();
    await writeFile(artifact().fsPath, original);
  });

  it("is judged by what it holds now", async () => {
    await writeFile(artifact().fsPath, original.replace("role: clarifier", "role: clarifer"));
    const { document } = await show(artifact());
    await diagnosticsOf(artifact(), (codes) => codes.join() === "wazir/unknown-role");
    const closed = until(
      vscode.workspace.onDidCloseTextDocument,
      () => (document.isClosed ? true : undefined),
      () => "the document was not closed",
    );
    await closeEditors();
    await closed;
    await diagnosticsOf(artifact(), (codes) => codes.length === 0);
    await writeFile(artifact().fsPath, original.replace("status: approved", "status: banana"));
    const reopened = await show(artifact());
    assert.equal(reopened.document.version, 1);
    await diagnosticsOf(artifact(), (codes) => codes.join() === "wazir/schema-enum");
  });
});
