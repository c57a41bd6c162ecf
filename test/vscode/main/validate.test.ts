import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, diagnosticsOf } from "../support/documents";
import { answerMessages, type Messages } from "../support/messages";
import { place, run, serverIn } from "../support/wazir";

describe("Validate Workspace", () => {
  let messages: Messages | undefined;
  before(() => serverIn("running"));
  before(closeEditors);
  afterEach(() => messages?.dispose());

  it("checks every document, also those that are not open, and sums up", async () => {
    messages = answerMessages();
    await run("validateWorkspace");
    const [message] = messages.shown;
    assert.match(message?.text ?? "", /^Checked \d+ documents: 2 errors, 0 warnings\.$/);
    assert.deepEqual(message?.buttons, ["Show Problems"]);
    const spec = place(".wazir/runs/20261101-polite-greetings/artifacts/spec.md");
    await diagnosticsOf(spec, (codes) => codes.length === 2);
  });

  it("shows the problems where the person asks for them", async () => {
    messages = answerMessages("Show Problems");
    await run("validateWorkspace");
    assert.equal(messages.shown.length, 1);
  });

  it("can be cancelled", async () => {
    const { server } = await serverIn("running");
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const outcome = await server.validateWorkspace(() => undefined, source.token);
    assert.equal(outcome.state, "cancelled");
  });

  it("says how far it is", async () => {
    const { server } = await serverIn("running");
    const steps: number[] = [];
    const { token } = new vscode.CancellationTokenSource();
    const outcome = await server.validateWorkspace(({ increment = 0 }) => steps.push(increment), token);
    assert.equal(outcome.state, "done");
    assert(steps.length > 0);
    assert(steps.reduce((sum, step) => sum + step, 0) <= 100);
  });
});
