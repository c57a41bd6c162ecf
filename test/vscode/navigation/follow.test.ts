import assert from "node:assert/strict";
import { readFile, rename, writeFile } from "node:fs/promises";
import { closeEditors, diagnosticsOf, replace, show } from "../support/documents";
import { serverIn } from "../support/wazir";
import { FILES, uriOf } from "./support/project";

const none = (codes: readonly string[]): boolean => codes.length === 0;

/** What a plan has whose spec gives another criterion than the one that a task covers. */
const isOtherCriterion = (codes: readonly string[]): boolean =>
  codes.join() === "wazir/criterion-uncovered,wazir/unknown-criterion";

describe("diagnostics in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("of a plan follow what is typed in its spec", async () => {
    const plan = await show(uriOf(FILES.plan));
    await diagnosticsOf(plan.document.uri, none);
    const spec = await show(uriOf(FILES.spec));
    await replace(spec, "- id: AC-2", "- id: AC-7");
    const found = await diagnosticsOf(plan.document.uri, isOtherCriterion);
    assert.equal(found[1] && plan.document.getText(found[1].range), "AC-2");
    await replace(spec, "- id: AC-7", "- id: AC-2");
    await diagnosticsOf(plan.document.uri, none);
  });

  it("of a plan follow what another program writes into its spec", async () => {
    const plan = await show(uriOf(FILES.plan));
    const path = uriOf(FILES.spec).fsPath;
    const before = await readFile(path, "utf8");
    try {
      await writeFile(path, before.replace("- id: AC-2", "- id: AC-7"));
      await diagnosticsOf(plan.document.uri, isOtherCriterion);
    } finally {
      await writeFile(path, before);
    }
    await diagnosticsOf(plan.document.uri, none);
  });

  it("of a run's log name the line that was changed after it was written", async () => {
    const log = await show(uriOf(FILES.log));
    await diagnosticsOf(log.document.uri, none);
    await replace(log, '"phase":"specify","loop":1', '"phase":"specify","loop":2');
    const found = await diagnosticsOf(log.document.uri, (codes) => codes.length > 0);
    assert.deepEqual(
      found.map(({ range, code }) => [range.start.line, typeof code === "object" ? code.value : code]),
      [[2, "wazir/log-edited"]],
    );
  });

  it("of a run's log name the line that does not follow the one before it", async () => {
    const log = await show(uriOf(FILES.log));
    const fourth = log.document.lineAt(3).text;
    await replace(log, `${fourth}\n`, "");
    const found = await diagnosticsOf(log.document.uri, (codes) => codes.length > 0);
    assert.equal(found[0]?.range.start.line, 3);
    assert.match(JSON.stringify(found[0].code), /wazir\/log-/);
  });

  it("of a workflow follow a role that goes and comes back on disk", async () => {
    const review = await show(uriOf(FILES.review));
    await diagnosticsOf(review.document.uri, none);
    const [from, to] = [uriOf(FILES.critic).fsPath, uriOf("critic.txt").fsPath];
    await rename(from, to);
    await diagnosticsOf(review.document.uri, (codes) => codes.includes("wazir/unknown-role"));
    await rename(to, from);
    await diagnosticsOf(review.document.uri, none);
  });
});
