import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";
import type { ReceiptTree } from "../../../src/extension/expertise/receipt-view";
import { hearChat } from "../support/chat";
import { accept, take, watchInputs } from "../support/inputs";
import { answerMessages } from "../support/messages";
import { childrenAt, nodeAt } from "../support/tree";
import { place, run, serverIn } from "../support/wazir";
import { untilTree } from "./support/tree";

const RETRY = "architecture/distributed/idempotency-and-retry";

async function receipt(): Promise<ReceiptTree> {
  const { expertiseDesk } = await serverIn();
  return (await expertiseDesk()).receipt;
}

async function moduleIn(group: string, id: string): Promise<TreeNode> {
  const nodes = await childrenAt(await receipt(), group);
  const node = nodes.find(({ module }) => module === id);
  assert(node, `${id} is not among ${nodes.map(({ module }) => module).join()}`);
  return node;
}

describe("Compose Context", () => {
  before(() => serverIn());
  after(() => run("dropContext"));

  it("asks for role, stacks, task, concerns and budget, each filled with what is known", async () => {
    const inputs = watchInputs();
    const composing = run("composeContext");
    await take(await inputs.nextPick(), (label) => label === "Executor");
    const stacks = await inputs.nextPick();
    assert.deepEqual(
      stacks.selectedItems.map(({ label }) => label),
      ["react"],
    );
    await accept(stacks);
    const task = await inputs.nextBox();
    task.value = "Give a payment back to the customer once";
    await accept(task);
    const concerns = await inputs.nextPick();
    assert(concerns.selectedItems.some(({ label }) => label === "payments"));
    await accept(concerns);
    const budget = await inputs.nextPick();
    assert.deepEqual(
      budget.items.map(({ label }) => label),
      ["2,000 tokens", "4,000 tokens", "8,000 tokens", "16,000 tokens", "32,000 tokens"],
    );
    assert.match(budget.items[2]?.description ?? "", /^\d+ in full, \d+ briefs, \d+ lines$/);
    await accept(budget);
    await composing;
    inputs.dispose();
    assert.match((await receipt()).message, /^[\d,]+ of 8,000 tokens for the role executor$/);
    assert((await childrenAt(await receipt(), "In full")).length > 0);
  });

  it("shows why each module is there, and marks it in the tree of expertise", async () => {
    await run("composeContext", { role: "executor", concerns: ["payments"], stacks: [] });
    assert.match((await moduleIn("In full", RETRY)).description, /tokens · .*concern payments, declared/);
    const { expertise } = await serverIn();
    const composed = await untilTree(expertise, ["Composed for this task"], (nodes) => nodes.length > 1);
    assert(composed.some(({ module, description }) => module === RETRY && description.startsWith("L2, ")));
  });

  it("is changed by hand: demote, promote, leave out, take in, another budget", async () => {
    await run("demoteModule", await moduleIn("In full", RETRY));
    await run("demoteModule", await moduleIn("Briefs", RETRY));
    await run("promoteModule", await moduleIn("Lines", RETRY));
    await run("leaveModuleOut", await moduleIn("Briefs", RETRY));
    assert.equal((await moduleIn("Left out", RETRY)).description, "you left it out");
    await run("takeModuleIn", await moduleIn("Left out", RETRY));
    await moduleIn("Briefs", RETRY);
    const before = (await receipt()).message;
    await run("setContextBudget", { budget: 2_000 });
    assert.notEqual((await receipt()).message, before);
    assert.match((await receipt()).message, / of 2,000 tokens /);
  });

  it("is copied", async () => {
    await run("copyContext");
    assert.match(await vscode.env.clipboard.readText(), /^# Expertise\n\n/);
  });

  it("opens in the chat, not sent yet", async () => {
    await run("copyContext");
    const query = await vscode.env.clipboard.readText();
    const chat = hearChat();
    await run("openContextInChat");
    chat.dispose();
    assert.deepEqual(chat.asked, [{ query, isPartialQuery: true }]);
  });

  it("says that there is no run to keep the receipt in, and keeps it in one that is under way", async () => {
    const messages = answerMessages();
    await run("saveReceipt");
    assert.match(messages.shown[0]?.text ?? "", /No run is under way/);
    await run("startRun", { title: "Refunds", intent: "bugfix" });
    await run("saveReceipt");
    messages.dispose();
    const { state, expertise } = await serverIn();
    const snapshot = await state.refresh();
    const id = snapshot.projects[0]?.run?.id ?? "";
    const log = await vscode.workspace.fs.readFile(place(".wazir/runs", id, "events.ndjson"));
    const events = Buffer.from(log).toString("utf8").trim().split("\n");
    const last = JSON.parse(events.at(-1) ?? "") as { event: string; receipt: { budget: number; concerns: string[] } };
    assert.equal(last.event, "expertise_composed");
    assert.deepEqual([last.receipt.budget, last.receipt.concerns], [2_000, ["payments"]]);
    const used = await nodeAt(expertise, "Used in this run");
    assert.match(used.description, /modules?$/);
  });

  it("is part of the role prompt: what was composed for the role, or else what fits", async () => {
    await run("copyRolePrompt");
    const prompt = await vscode.env.clipboard.readText();
    assert.match(prompt, /^You are the .*\n/);
    assert.match(prompt, /\n# Expertise\n\nThe modules that apply/);
  });

  it("closes", async () => {
    await run("dropContext");
    assert.deepEqual(await childrenAt(await receipt()), []);
  });
});
