import assert from "node:assert/strict";
import * as vscode from "vscode";
import { escape, watchInputs } from "../support/inputs";
import { wazir } from "../support/wazir";

describe("the status bar", () => {
  it("says where the run under way stands and what it waits for, to eye and ear", async () => {
    const { statusBar } = await wazir();
    assert.equal(statusBar.shown?.text, "$(play-circle) Polite greetings · Specify: active · waits to be submitted");
    assert.deepEqual(statusBar.shown.accessibilityInformation, {
      label: "Run Polite greetings, Specify: active, waits to be submitted, does the next thing",
      role: "button",
    });
    const { tooltip } = statusBar.shown;
    assert(tooltip instanceof vscode.MarkdownString && tooltip.isTrusted !== true && tooltip.supportHtml !== true);
    assert.match(
      tooltip.value,
      /^Polite greetings\n\nSpecify\\: active · [\s\S]*has not been submitted[\s\S]*Click for Next/,
    );
  });

  it("does the next thing at a click, or lists why not", async () => {
    const { statusBar } = await wazir();
    const command = statusBar.shown?.command;
    assert(typeof command === "object" && command.command === "wazir.next");
    const inputs = watchInputs();
    try {
      const done = vscode.commands.executeCommand(command.command, command.arguments?.[0]);
      const pick = await inputs.nextPick();
      assert.match(pick.title ?? "", /not yet/);
      await escape();
      await done;
    } finally {
      inputs.dispose();
    }
  });
});
