import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, show } from "../support/documents";
import { accept, take, watchInputs } from "../support/inputs";
import { nodeAt } from "../support/tree";
import { until } from "../support/until";
import { untilPage } from "../support/pages";
import { place, run, serverIn } from "../support/wazir";

const RETRY = "architecture/distributed/idempotency-and-retry";
const REFUNDS = "payments/refunds";

/** The text of the page that is shown. */
async function pageOf(id: string): Promise<string> {
  const uri = await untilPage(({ path, scheme }) => scheme === "wazir-expertise" && path === `/${id}.md`);
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

describe("a module's page", () => {
  before(() => serverIn());
  afterEach(closeEditors);

  it("opens from the tree, in the Markdown preview", async () => {
    const { expertise } = await serverIn();
    const node = await nodeAt(expertise, "Architecture", "Distributed", "Idempotency and retry");
    assert.equal(node.command, "wazir.openModule");
    await run("openModule", node);
    const page = await pageOf(RETRY);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert(input instanceof vscode.TabInputCustom);
    assert.equal(input.viewType, "vscode.markdown.preview.editor");
    assert.match(page, /^# Idempotency and retry\n\n\*Claim a key before the side effect/);
  });

  it("has rules with anchors, detectors and checks, facts with dates, and sources as links", async () => {
    await run("openModule", RETRY);
    const page = await pageOf(RETRY);
    assert.match(page, /^### <a id="R2"><\/a>R2\n\n\*must\* Claim the key with one atomic write/m);
    assert.match(page, /^- detector D1: FOR UPDATE locks nothing/m);
    assert.match(page, /^- check V2, V6\n\n\*\*R2 /m);
    assert.match(page, /\| Stripe keys are optional.* \| 2026-11 \| \[\[S1\]\(https:\/\/docs\.stripe\.com/);
    assert.match(page, /- \*\*S2\*\* \[draft-ietf.*\]\(https:.*\) · primary, read \d{4}-\d\d-\d\d$/m);
    assert.match(page, /> Verified \d{4}-\d\d-\d\d, next review by \d{4}-\d\d-\d\d\./);
    assert.match(page, /\| Tokens \| L0 \d+ · L1 \d+ · L2 \d+ \|/);
  });

  it("leads to what is related, and from a workspace's own module to the bundled ones", async () => {
    await run("openModule", REFUNDS);
    const page = await pageOf(REFUNDS);
    // Followed by the preview: see the tests of the page in a browser.
    assert.match(page, new RegExp(`- \\[Idempotency and retry\\]\\(\\.\\./${RETRY}\\.md#top\\)`));
    await run("openModule", RETRY);
    await pageOf(RETRY);
    const inputs = watchInputs();
    const going = run("goToRelated");
    await take(await inputs.nextPick(), (label) => label === "Refunds");
    await going;
    inputs.dispose();
    await pageOf(REFUNDS);
  });

  it("is one tab in its group, whichever of its rules was opened", async () => {
    for (const rule of ["#R2", "#R5", "#R5", ""]) await run("openModule", `${RETRY}${rule}`);
    const shown = (): readonly string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.flatMap(({ input }) => (input instanceof vscode.TabInputCustom ? [input.uri.fragment] : [])),
      );
    await until(
      vscode.window.tabGroups.onDidChangeTabs,
      () => (shown().join() === "" && shown().length === 1 ? true : undefined),
      () => `pages at ${JSON.stringify(shown())}`,
    );
    await run("openModule", { module: RETRY, rule: "R2" });
    await until(
      vscode.window.tabGroups.onDidChangeTabs,
      () => (shown().join() === "r2" ? true : undefined),
      () => `pages at ${JSON.stringify(shown())}`,
    );
  });

  it("says that it replaces the bundled one", async () => {
    await run("openModule", "security/web/csrf");
    assert.match(await pageOf("security/web/csrf"), /stands in the place of the bundled one/);
  });

  it("is copied as brief, as a whole and rule by rule", async () => {
    await run("copyBrief", RETRY);
    const brief = await vscode.env.clipboard.readText();
    assert.match(brief, /^# Idempotency and retry\n\n- A timeout tells the caller nothing/);
    assert.doesNotMatch(brief, /## Rules/);
    await run("copyFull", RETRY);
    assert.match(await vscode.env.clipboard.readText(), /^# Idempotency and retry\n[^]*## Limits/);
    await run("copyRule", `${RETRY}#R2`);
    assert.equal(
      await vscode.env.clipboard.readText(),
      `\`${RETRY}#R2\` (must) Claim the key with one atomic write, never read-then-insert.`,
    );
    const inputs = watchInputs();
    const copying = run("copyRule", RETRY);
    const pick = await inputs.nextPick();
    await accept(pick);
    await copying;
    inputs.dispose();
    assert.match(await vscode.env.clipboard.readText(), /#R1` \(must\) No retry/);
  });

  it("is named at the cursor: in back-ticks in prose, bare in front matter", async () => {
    const editor = await show(place("till.md"));
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    await run("insertReference", `${RETRY}#R2`);
    assert.match(editor.document.getText(), new RegExp(`\`${RETRY}#R2\``));
    const module = await show(place("expertise/payments/refunds.md"));
    const line = module.document
      .getText()
      .split("\n")
      .findIndex((text) => text.startsWith("related:"));
    const at = new vscode.Position(line, module.document.lineAt(line).text.indexOf("]"));
    module.selection = new vscode.Selection(at, at);
    await module.edit((edit) => edit.insert(at, ", "));
    await run("insertReference", "security/web/csrf");
    assert.match(module.document.lineAt(line).text, /idempotency-and-retry, security\/web\/csrf\]$/);
  });

  it("opens beside, and a workspace's own opens to be edited", async () => {
    await show(place("till.md"));
    await run("openModuleBeside", RETRY);
    await pageOf(RETRY);
    assert.equal(vscode.window.tabGroups.all.length, 2);
    const { expertise } = await serverIn();
    await run("editModule", await nodeAt(expertise, "Payments", "Refunds"));
    await untilPage(({ scheme, path }) => scheme === "file" && path.endsWith("/expertise/payments/refunds.md"));
  });
});
