import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, show } from "../support/documents";
import { accept, watchInputs } from "../support/inputs";
import { answerMessages } from "../support/messages";
import { until } from "../support/until";
import { untilPage } from "../support/pages";
import { place, run, serverIn } from "../support/wazir";

const RETRY = "architecture/distributed/idempotency-and-retry";

/** Types into a pick and gives the labels that answer. */
async function typed(pick: vscode.QuickPick<vscode.QuickPickItem>, query: string): Promise<readonly string[]> {
  const before = pick.items;
  pick.value = query;
  return until(
    pick.onDidChangeActive,
    () => (pick.items === before || pick.busy ? undefined : pick.items.map(({ label }) => label)),
    () => `nothing answered ${query}`,
  );
}

describe("the search for expertise", () => {
  before(() => serverIn());
  afterEach(closeEditors);

  it("lists everything first, then what answers as it is typed, the workspace's own among it", async () => {
    const inputs = watchInputs();
    const searching = run("searchExpertise", { query: "customer charged twice" });
    const pick = await inputs.nextPick();
    const first = await until(
      pick.onDidChangeActive,
      () => (pick.items[0]?.alwaysShow === true ? pick.items[0] : undefined),
      () => `the first item is ${String(pick.items[0]?.label)}`,
    );
    assert.equal(first.label, "Idempotency and retry");
    assert.match(first.description ?? "", new RegExp(`^high · [\\d,]+ tokens · ${RETRY}$`));
    await accept(pick);
    await searching;
    inputs.dispose();
    await untilPage(({ path }) => path === `/${RETRY}.md`);
  });

  it("does not find what the workspace hides, and says when nothing answers", async () => {
    const { server } = await serverIn();
    const inputs = watchInputs();
    const searching = run("searchExpertise");
    const pick = await inputs.nextPick();
    assert(pick.items.length > 15);
    assert.equal(server.state, "running");
    const [label] = await typed(pick, "how to bake bread");
    assert.match(label ?? "", /^No module answers “how to bake bread”/);
    pick.hide();
    await searching;
    inputs.dispose();
  });

  it("recalls what a selected text is about, and shows it beside while it is looked at", async () => {
    const editor = await show(place("till.md"));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(3, 0), "The customer was charged twice after a timeout.\n"),
    );
    editor.selection = new vscode.Selection(3, 0, 3, 47);
    const inputs = watchInputs();
    const recalling = run("recallExpertise");
    const pick = await inputs.nextPick();
    assert.equal(pick.items[0]?.label, "Idempotency and retry");
    await until(
      vscode.window.onDidChangeVisibleTextEditors,
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === `/${RETRY}.md`),
      () => "the module is not shown beside",
    );
    pick.hide();
    await recalling;
    inputs.dispose();
    assert.equal(
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === "wazir-expertise"),
      false,
    );
  });

  it("says when a text recalls nothing", async () => {
    const messages = answerMessages();
    await run("recallExpertise", { text: "how to bake bread" });
    messages.dispose();
    assert.deepEqual(
      messages.shown.map(({ text }) => text),
      ["No module answers the selected text."],
    );
  });
});
