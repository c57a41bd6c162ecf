import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { answerMessages } from "../support/messages";
import { until } from "../support/until";
import { place, run, wazir } from "../support/wazir";

const RUN = "20261101-polite-greetings";

describe("the dashboard", () => {
  afterEach(closeEditors);

  /** What the dashboard shows as text, once it holds these words. */
  async function shows(words: string): Promise<void> {
    const api = await wazir();
    const text = (): string => JSON.stringify(api.dashboard.shown ?? null);
    await until(
      [vscode.window.tabGroups.onDidChangeTabs, api.dashboard.onDidShow],
      () => (text().includes(words) ? true : undefined),
      () => `the dashboard shows ${text().slice(0, 400)}, not ${words}`,
    );
  }

  it("opens on the current run, and follows what another process does in it", async () => {
    await run("openDashboard");
    await shows("Polite greetings");
    const cli = join(vscode.extensions.getExtension("wazir.wazir")!.extensionPath, "dist", "cli.js");
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", WAZIR_ACTOR: "critic" };
    const words = ["finding", "add", "Greets nobody by name", "--severity", "low"];
    await promisify(execFile)(process.execPath, [cli, ...words], { cwd: place().fsPath, env });
    await shows("Greets nobody by name");
  });

  it("shows another run on request", async () => {
    await run("openDashboard", { root: place().path, run: "20261015-first-greeting" });
    await shows("20261015-first-greeting");
  });

  it("is written as a report, which the same run gives again", async () => {
    const messages = answerMessages();
    const file = place("report.html");
    try {
      const texts = [];
      for (let n = 0; n < 2; n++) {
        await run("exportRunReport", { run: RUN, out: file.fsPath });
        texts.push(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      }
      assert.match(texts[0] ?? "", /^<!DOCTYPE html>[^]*<h1>Polite greetings<\/h1>[^]*<\/html>\n$/);
      assert.equal(texts[0], texts[1]);
      assert.equal(messages.shown.length, 2);
    } finally {
      messages.dispose();
      await vscode.workspace.fs.delete(file);
    }
  });

  it("is not written for a run that there is not, and says so", async () => {
    const messages = answerMessages();
    try {
      await run("exportRunReport", { run: "20990101-none", out: place("none.html").fsPath });
      assert.match(messages.shown[0]?.text ?? "", /There is no run `20990101-none`/);
    } finally {
      messages.dispose();
    }
  });

  it("the walkthrough knows what was reached, by whatever way", async () => {
    const { progress } = await wazir();
    assert(progress.reached.has("initialized"));
    assert(progress.reached.has("runStarted"));
    assert(!progress.reached.has("gateApproved"));
  });
});
