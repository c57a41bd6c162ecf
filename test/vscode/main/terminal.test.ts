import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { wazir } from "../support/wazir";

describe("the integrated terminal", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wazir-terminal-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("has the command wazir without an install", async function () {
    // The web edition of 1.104 is installed without the native part of its terminal.
    if (vscode.version === "1.104.0" && vscode.env.appHost !== "desktop") this.skip();
    await wazir();
    const answer = join(folder, "answer.txt");
    const terminal = vscode.window.createTerminal({ name: "wazir", shellPath: "/bin/sh" });
    const ended = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidCloseTerminal((closed) => {
        if (closed !== terminal) return;
        subscription.dispose();
        resolve();
      });
    });
    terminal.sendText(`wazir validate manifest --json > ${answer}; exit`);
    await ended;
    assert(existsSync(answer), "the terminal ran nothing");
    assert.deepEqual(JSON.parse(await readFile(answer, "utf8")), { diagnostics: [], checked: 1 });
  });
});
