import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { answerMany } from "../support/picks";
import { childrenAt, itemOf, lines, nodeAt } from "../support/tree";
import { run, serverIn } from "../support/wazir";
import { untilTree } from "./support/tree";

describe("the expertise tree of a project", () => {
  before(() => serverIn());
  afterEach(() => run("clearExpertiseFilter"));

  it("lists first what is for this workspace, with why, then what is its own, then the domains", async () => {
    const { expertise } = await serverIn();
    const top = lines(await childrenAt(expertise));
    assert.match(top[0] ?? "", /^For this workspace \| \d+ modules?$/);
    assert.equal(top[1], "Yours | 2 modules");
    assert.equal(top[2]?.startsWith("Antipatterns | "), true);
    const react = await nodeAt(expertise, "For this workspace", "React");
    assert.match(react.description, /^react, package\.json:5 says .*react.* · high · [\d,]+ tokens · /);
  });

  it("says of its own modules what their lint found, how long they are, and what they replace", async () => {
    const { expertise } = await serverIn();
    const own = await untilTree(expertise, ["Yours"], (nodes) => nodes[0]?.description.includes("error") === true);
    const [refunds, tokens] = [...own].sort((a, b) => a.label.localeCompare(b.label)).reverse();
    assert.match(refunds?.description ?? "", /^lint passes · high · [\d,]+ tokens · Refund what was paid, once\.$/);
    assert.equal(tokens?.label, "Our tokens");
    assert.match(
      tokens.description,
      /^replaces the bundled one · \d+ errors?.* · \d+ tokens · Use our token helper\.$/,
    );
    assert.equal((await itemOf(expertise, tokens)).contextValue, "module.own.replaces");
  });

  it("marks a module that the workspace hides", async () => {
    const { expertise } = await serverIn();
    const modules = await childrenAt(expertise, "Humanize");
    const hidden = modules.find(({ module }) => module === "humanize/self-audit-checklist");
    assert(hidden);
    assert.match(hidden.description, /^hidden by this workspace · /);
    const item = await itemOf(expertise, hidden);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, "eye-closed");
    assert.match(item.accessibilityInformation?.label ?? "", /^Module .*, hidden by this workspace, /);
  });

  it("shows only what the filter lets through, says so, and offers to clear it", async () => {
    const { expertise } = await serverIn();
    await run("filterExpertise", { filter: { stack: "postgres", detectors: true } });
    const domains = (await childrenAt(expertise)).filter(({ kind }) => kind === "folder").map(({ label }) => label);
    assert(domains.includes("Infrastructure") && !domains.includes("Humanize"), domains.join());
    await run("filterExpertise", { filter: { role: "content-author" } });
    const forAuthors = (await childrenAt(expertise)).filter(({ kind }) => kind === "folder").map(({ label }) => label);
    assert(forAuthors.includes("Humanize") && !forAuthors.includes("Infrastructure"), forAuthors.join());
    await run("filterExpertise", { filter: { concern: "refunds" } });
    const none = await nodeAt(expertise, "No module fits the filter.");
    assert.equal(none.command, "wazir.clearExpertiseFilter");
    await run(none.command.replace("wazir.", ""));
    assert((await childrenAt(expertise)).length > 5);
  });

  it("lets a person choose stacks, concerns, roles and detectors for the filter", async () => {
    const { expertise } = await serverIn();
    const asked = answerMany("refunds");
    await run("filterExpertise");
    const labels = await asked;
    for (const label of ["Has detectors", "react", "refunds", "payments"]) assert(labels.includes(label), label);
    assert.equal((await nodeAt(expertise, "No module fits the filter.")).kind, "hint");
  });
});
