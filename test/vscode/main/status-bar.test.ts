import assert from "node:assert/strict";
import { wazir } from "../support/wazir";

describe("the status bar", () => {
  it("names the run under way and its phase", async () => {
    const { statusBar } = await wazir();
    assert.deepEqual(statusBar.shown, {
      text: "$(play-circle) Polite greetings · Specify",
      spoken: "Run Polite greetings, phase Specify. Opens the current artifact.",
    });
  });
});
