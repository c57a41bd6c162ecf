import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { answerMessages } from "../support/messages";
import { pickNext } from "../support/picks";
import { childrenAt, lines } from "../support/tree";
import { untilShown, place, run, serverIn, wazir } from "../support/wazir";

const ARTIFACTS = ".wazir/runs/20261101-polite-greetings/artifacts";

describe("the artifacts of the run under way", () => {
  before(() => wazir());
  afterEach(closeEditors);

  it("are opened by Open Current Artifact", async () => {
    await run("openCurrentArtifact");
    await untilShown(/artifacts\/spec\.md$/);
  });

  it("are offered with the phase's own kinds first; one that is there is opened", async () => {
    const offered = pickNext("Spec");
    await run("newArtifact");
    const labels = await offered;
    assert.deepEqual(labels.slice(0, 3), ["this phase", "Spec", "other phases"]);
    assert.equal(labels.length, 18);
    await untilShown(/artifacts\/spec\.md$/);
    assert.match(await readFile(place(ARTIFACTS, "spec.md").fsPath, "utf8"), /specifer/);
  });

  it("are written from their template, valid as they are, and shown in the tree", async () => {
    const { server, pipeline } = await serverIn("running");
    await run("newArtifact", { artifactKind: "spec-challenge" });
    await untilShown(/artifacts\/spec-challenge\.md$/);
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /^run_id: 20261101-polite-greetings$/m);
    const { token } = new vscode.CancellationTokenSource();
    const validation = await server.validateWorkspace(() => undefined, token);
    assert(validation.state === "done" && validation.result.errors === 2, JSON.stringify(validation));
    const shown = lines(await childrenAt(pipeline, "Runs", "Polite greetings"));
    assert(shown.includes("spec-challenge | draft"), shown.join("\n"));
  });

  it("begin where the phase has none", async () => {
    const spec = place(ARTIFACTS, "spec.md");
    const kept = await readFile(spec.fsPath);
    await vscode.workspace.fs.delete(spec);
    const messages = answerMessages("New Artifact");
    try {
      await run("openCurrentArtifact");
      assert.deepEqual(messages.shown, [{ text: "The phase Specify has no spec yet.", buttons: ["New Artifact"] }]);
      await untilShown(/artifacts\/spec\.md$/);
    } finally {
      messages.dispose();
      await vscode.workspace.fs.writeFile(spec, kept);
    }
  });
});

describe("Initialize Workspace in a project", () => {
  after(closeEditors);

  it("opens the manifest that is there and leaves it as it is", async () => {
    const before = await readFile(place("wazir.manifest.yaml").fsPath, "utf8");
    const messages = answerMessages();
    await run("initializeWorkspace");
    messages.dispose();
    await untilShown(/^wazir\.manifest\.yaml$/);
    assert.match(messages.shown[0]?.text ?? "", /has a manifest already/);
    assert.equal(await readFile(place("wazir.manifest.yaml").fsPath, "utf8"), before);
  });
});
