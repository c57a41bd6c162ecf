import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { childrenAt, itemOf, lines, nodeAt } from "../support/tree";
import { untilShown, run, wazir } from "../support/wazir";

describe("the pipeline tree", () => {
  after(closeEditors);

  it("has its five groups", async () => {
    const { pipeline } = await wazir();
    assert.deepEqual(lines(await childrenAt(pipeline)), [
      "Phases | 12",
      "Runs | 2",
      "Workflows | 15",
      "Roles | 11",
      "Skills | 3",
    ]);
  });

  it("says what each phase is and where the run stands with it", async () => {
    const { pipeline } = await wazir();
    const phases = await childrenAt(pipeline, "Phases");
    assert.deepEqual(lines(phases).slice(0, 4), [
      "1. Clarify | clarifier · no gate · stale",
      "2. Discover | researcher · no gate · stale",
      "3. Specify | specifier · human gate · active",
      phases[3] && `4. ${phases[3].label.slice(3)} | ${phases[3].description}`,
    ]);
    assert.equal(phases.at(-1)?.label, "13. Learn");
  });

  it("lists the runs newest first, with artifacts and events below", async () => {
    const { pipeline } = await wazir();
    assert.deepEqual(lines(await childrenAt(pipeline, "Runs")), [
      "Polite greetings | current · Specify",
      "First greeting | finished",
    ]);
    assert.deepEqual(lines(await childrenAt(pipeline, "Runs", "Polite greetings")), [
      "clarification | approved",
      "spec | banana",
      "Events",
    ]);
  });

  it("lays the workspace's roles over the bundled ones", async () => {
    const { pipeline } = await wazir();
    const roles = lines(await childrenAt(pipeline, "Roles"));
    assert(roles.includes("Verifier of this project | verification-proof · this workspace"), roles.join("\n"));
    assert(roles.includes("Auditor | audit-report · this workspace"), roles.join("\n"));
  });

  it("gives the editor items that read alone and tooltips that are plain text", async () => {
    const { pipeline } = await wazir();
    const item = await itemOf(pipeline, await nodeAt(pipeline, "Phases", "3. Specify"));
    assert.equal(item.accessibilityInformation?.label, "Phase 3, Specify, role specifier, human gate, active");
    assert.deepEqual(item.iconPath, new vscode.ThemeIcon("play-circle", new vscode.ThemeColor("charts.blue")));
    const tooltip = item.tooltip;
    assert(tooltip instanceof vscode.MarkdownString && tooltip.isTrusted !== true && tooltip.supportHtml !== true);
  });

  it("opens the document of an item", async () => {
    const { pipeline } = await wazir();
    await run("openDocument", await nodeAt(pipeline, "Roles", "Auditor"));
    await untilShown(/^wazir\/roles\/auditor\.md$/);
    await run("openDocument", await nodeAt(pipeline, "Workflows", "Clarify"));
    await untilShown(/content\/workflows\/clarify\.md$/);
    await run("openDocument", await nodeAt(pipeline, "Runs", "Polite greetings", "Events"));
    await untilShown(/events\.ndjson$/);
  });

  it("is read again on request", async () => {
    const { state } = await wazir();
    const before = state.snapshot;
    await run("refresh");
    assert.notEqual(state.snapshot, before);
  });
});

describe("the expertise tree", () => {
  after(closeEditors);

  it("leads from domains through folders to modules", async () => {
    const { expertise } = await wazir();
    const modules = await childrenAt(expertise, "Architecture", "Distributed");
    const module = modules.find(({ label }) => label === "Idempotency and retry");
    assert.match(module?.description ?? "", /^high · [\d,]+ tokens · Claim a key before the side effect/);
    await run("openDocument", module);
    await untilShown(/idempotency-and-retry\.md$/);
  });
});
