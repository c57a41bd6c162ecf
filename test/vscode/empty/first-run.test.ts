import assert from "node:assert/strict";
import { access, readdir, readFile } from "node:fs/promises";
import * as vscode from "vscode";
import type { WazirExtension } from "../../../src/extension/extension";
import { closeEditors, diagnosticsOf, show } from "../support/documents";
import { answerMessages, type Messages } from "../support/messages";
import { childrenAt } from "../support/tree";
import { untilShown, place, run, serverIn, wazir } from "../support/wazir";

const extension = (): vscode.Extension<WazirExtension> =>
  vscode.extensions.getExtension<WazirExtension>("wazir.wazir")!;

describe("a folder without a manifest", () => {
  let messages: Messages | undefined;
  afterEach(() => messages?.dispose());
  after(closeEditors);

  it("does not wake the extension; a command does, in little time", async () => {
    assert.equal(extension().isActive, false);
    const started = performance.now();
    await run("refresh");
    const { activationMs, ready } = extension().exports;
    await ready;
    console.log(
      `    activation: ${activationMs.toFixed(1)} ms; first command: ${(performance.now() - started).toFixed(0)} ms`,
    );
    assert(activationMs <= 50, `${activationMs} ms`);
  });

  it("has an empty pipeline, the bundled expertise and no server", async () => {
    const { pipeline, expertise, statusBar, state, server } = await wazir();
    assert.equal(state.snapshot?.situation, "noManifest");
    assert.deepEqual(await childrenAt(pipeline), []);
    assert((await childrenAt(expertise)).length > 0);
    assert.equal(statusBar.shown, undefined);
    assert.equal(server.state, "stopped");
  });

  it("is told so by the commands that need a run", async () => {
    messages = answerMessages();
    await run("openCurrentArtifact");
    await run("newArtifact");
    assert.deepEqual(
      messages.shown.map(({ text, buttons }) => `${text} [${buttons.join()}]`),
      ["No run is under way. [Start Run]", "No run is under way. [Start Run]"],
    );
  });

  it("is not written to by a Start Run that the person leaves", async () => {
    messages = answerMessages();
    await run("startRun", { title: "Answer more", intent: "feature" });
    assert.deepEqual(messages.shown[0]?.buttons, ["Initialize Workspace"]);
    await assert.rejects(access(place(".wazir").fsPath));
    await assert.rejects(access(place("wazir.manifest.yaml").fsPath));
  });

  it("becomes a project by Initialize Workspace: ten lines that are valid", async () => {
    await run("initializeWorkspace");
    await untilShown(/^wazir\.manifest\.yaml$/);
    const text = await readFile(place("wazir.manifest.yaml").fsPath, "utf8");
    assert.equal(text.trimEnd().split("\n").length, 10);
    const { pipeline } = await serverIn("running");
    assert.equal((await childrenAt(pipeline, "Phases")).length, 14);
    assert.deepEqual(
      (await childrenAt(pipeline, "Runs")).map(({ label, command }) => [label, command]),
      [["No run yet", "wazir.startRun"]],
    );
    await show(place("wazir.manifest.yaml"));
    await diagnosticsOf(place("wazir.manifest.yaml"), (codes) => codes.length === 0);
  });

  it("gets its first run: record, first event and an artifact that is valid as it is", async () => {
    await run("startRun", { title: "Answer more", intent: "feature" });
    const [id] = await readdir(place(".wazir/runs").fsPath);
    assert.match(id ?? "", /^\d{8}-answer-more$/);
    await untilShown(/-answer-more\/artifacts\/clarification\.md$/);
    const events = await readFile(place(".wazir/runs", id!, "events.ndjson").fsPath, "utf8");
    assert.equal(events.split("\n").length, 2);
    const { statusBar } = await wazir();
    assert.equal(statusBar.shown?.text, "$(play-circle) Answer more · Clarify: active · waits for work");
    await diagnosticsOf(place(".wazir/runs", id!, "artifacts/clarification.md"), (codes) => codes.length === 0);
    messages = answerMessages();
    await run("validateWorkspace");
    assert.match(messages.shown[0]?.text ?? "", /^Checked \d+ documents: no problems\.$/);
  });
});
