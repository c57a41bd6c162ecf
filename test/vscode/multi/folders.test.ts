import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors, diagnosticsOf, replace, show } from "../support/documents";
import { pickNext } from "../support/picks";
import { childrenAt, lines, nodeAt } from "../support/tree";
import { until } from "../support/until";
import { run, serverIn, untilShown, wazir } from "../support/wazir";

/** A place in one of the window's folders. */
function placeIn(folder: string, ...path: readonly string[]): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert(found, `no folder ${folder} is open`);
  return vscode.Uri.joinPath(found.uri, ...path);
}

describe("a window with several folders", () => {
  afterEach(closeEditors);

  it("shows each as a project, and offers to initialise the one that is none", async () => {
    const { pipeline, expertise } = await wazir();
    assert.deepEqual(lines(await childrenAt(pipeline)), ["shop", "docs", "plain"]);
    assert.equal((await childrenAt(pipeline, "docs", "Phases")).length, 2);
    assert.deepEqual(lines(await childrenAt(pipeline, "plain")), ["No manifest | Initialize Workspace"]);
    assert.equal((await childrenAt(expertise)).length, 3);
  });

  it("starts a run in the project that the person picks", async () => {
    const offered = pickNext("docs");
    await run("startRun", { title: "Say it shorter", intent: "docs" });
    assert.deepEqual(await offered, ["shop", "docs"]);
    await untilShown(/-say-it-shorter\/artifacts\/clarification\.md$/);
    assert.equal((await readdir(placeIn("docs", ".wazir/runs").fsPath)).length, 1);
  });

  it("starts a run in the project whose tree item was used", async () => {
    const { pipeline } = await wazir();
    const hint = await nodeAt(pipeline, "shop", "Runs", "No run yet");
    await run("startRun", { ...hint, title: "Sell more", intent: "feature" });
    await untilShown(/-sell-more\/artifacts\/clarification\.md$/);
  });

  it("names the run of the active editor's project in the status bar", async () => {
    const { statusBar } = await wazir();
    for (const [folder, title] of [
      ["docs", "Say it shorter"],
      ["shop", "Sell more"],
    ] as const) {
      await show(placeIn(folder, "wazir.manifest.yaml"));
      const text = `$(play-circle) ${title} · Clarify: active · waits for work`;
      await until(
        vscode.window.onDidChangeActiveTextEditor,
        () => (statusBar.shown?.text === text ? true : undefined),
        () => `the status bar says ${String(statusBar.shown?.text)}`,
      );
    }
  });

  it("judges each document by its own project", async () => {
    await serverIn("running");
    const editor = await show(placeIn("docs", "wazir.manifest.yaml"));
    await replace(editor, "phases: [clarify, review]", "roles: [clarifer]");
    await diagnosticsOf(editor.document.uri, (codes) => codes.join() === "wazir/unknown-role");
  });

  it("initialises the folder that is no project yet", async () => {
    await run("initializeWorkspace");
    await untilShown(/plain\/wazir\.manifest\.yaml$/);
    const { pipeline } = await wazir();
    assert.equal((await childrenAt(pipeline, "plain")).length, 5);
  });
});
