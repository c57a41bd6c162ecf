import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, replace, show, showUntitled } from "../support/documents";
import { until } from "../support/until";
import { place, serverIn } from "../support/wazir";

const RUNS = ".wazir/runs";

/** What stands beside the language, once its text is this one; its detail. */
async function says(wanted: string | undefined): Promise<string | undefined> {
  const { documentStatus } = await serverIn("running");
  await until(
    documentStatus.onDidChange,
    () => (documentStatus.kind?.text === wanted ? true : undefined),
    () => `the status is ${String(documentStatus.kind?.text)}, not ${String(wanted)}`,
  );
  return documentStatus.kind?.detail;
}

describe("the language status of a document", () => {
  afterEach(closeEditors);

  it("names an artifact's kind, why it is one, and how its run stands", async () => {
    await show(place(RUNS, "20261101-polite-greetings/artifacts/spec.md"));
    assert.equal(await says("spec"), "because of its file name among a run's artifacts");
    const { kind, run } = (await serverIn()).documentStatus;
    assert(kind && run);
    assert.equal(run.text, "Specify: active · waits to be submitted");
    assert.equal(run.detail, "Run Polite greetings");
    assert.deepEqual(
      [kind, run].map(({ accessibilityInformation }) => accessibilityInformation?.label),
      [
        "Wazir document spec, because of its file name among a run's artifacts",
        "Run Polite greetings, Specify: active, waits to be submitted",
      ],
    );
    const active = vscode.window.activeTextEditor?.document;
    assert(active);
    for (const { selector, severity } of [kind, run]) {
      assert(vscode.languages.match(selector, active) > 0, "it would not be shown for its own document");
      assert.equal(severity, vscode.LanguageStatusSeverity.Information);
    }
  });

  it("tells of a run that is over how it ended", async () => {
    await show(place(RUNS, "20261015-first-greeting/run.yaml"));
    assert.equal(await says("run record"), "because of its place in a run's folder");
    const { run } = (await serverIn()).documentStatus;
    assert.deepEqual([run?.text, run?.detail], ["finished", "Run First greeting"]);
  });

  it("says which name or setting decided, where it is no run's", async () => {
    await show(place("wazir.manifest.yaml"));
    assert.equal(await says("manifest"), "because it is named `wazir.manifest.yaml`");
    assert.equal((await serverIn()).documentStatus.run, undefined);
    await show(place("wazir/roles/auditor.md"));
    assert.equal(await says("role"), "because of its place under the manifest's `paths.roles`");
  });

  it("follows what is typed into the front matter", async () => {
    const editor = await showUntitled("markdown", "---\nphase: specify\nrole: x\n---\n");
    assert.equal(await says("spec"), "because of its `phase` and `role`");
    await replace(editor, "role: x", "role: x\nartifact_type: review");
    assert.equal(await says("review"), "because of its `artifact_type`");
  });

  it("is gone with a document that is none of ours", async () => {
    await show(place("wazir.manifest.yaml"));
    await says("manifest");
    await showUntitled("yaml", "a: 1\n");
    assert.equal(await says(undefined), undefined);
    await show(place("src/greet.js"));
    assert.equal(await says(undefined), undefined);
  });
});
