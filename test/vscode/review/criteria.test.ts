import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { hearRuns, type HeardRuns } from "../support/test-runs";
import { until } from "../support/until";
import { place, wazir } from "../support/wazir";
import { header, startedRun, type StartedRun } from "./support/started-run";

const SPEC = `requirements: [{ id: R-1, text: It adds up. }]
acceptance_criteria:
  - id: AC-1
    text: It adds up.
    satisfies: [R-1]
    verify: node --test src/sum.test.mjs
    files: [src/sum.mjs, src/sum.test.mjs]
  - id: AC-2
    text: It executes something.
    satisfies: [R-1]
    verify: node --test --test-name-pattern=nothing src/sum.test.mjs
  - id: AC-3
    text: Nothing decides this.
    satisfies: [R-1]
  - id: AC-4
    text: It is slow.
    satisfies: [R-1]
    verify: node --test src/slow.test.mjs
approval: pending
---

# Spec
`;

describe("criteria in the Test Explorer", () => {
  let started: StartedRun;
  let heard: HeardRuns;

  const views = async () => (await wazir()).runViews();

  before(async () => {
    await wazir();
    started = await startedRun("Add up");
    await started.write("artifacts/spec.md", `${header("specify", "specifier", started.id)}${SPEC}`);
    await (await wazir()).state.refresh();
    heard = hearRuns((await views()).criteria.controller);
  });
  beforeEach(() => heard.clear());
  after(async () => {
    heard.dispose();
    await closeEditors();
    await rm(started.at(""), { recursive: true });
    await rm(place("begun").fsPath, { force: true });
    await (await wazir()).state.refresh();
  });

  async function items(): Promise<readonly vscode.TestItem[]> {
    const { controller } = (await views()).criteria;
    const found: vscode.TestItem[] = [];
    controller.items.forEach((top) => top.children.forEach((item) => found.push(item)));
    return found;
  }

  /** The item of a criterion, once there is one. */
  async function item(id: string, fits: (item: vscode.TestItem) => boolean = () => true): Promise<vscode.TestItem> {
    const { criteria } = await views();
    return until(
      criteria.onDidShow,
      async () => (await items()).find((one) => one.id.endsWith(`#${id}`) && fits(one)),
      () => `${id} is not as it should be`,
    );
  }

  it("stand at their line, and say that they were not run", async () => {
    const first = await item("AC-1");
    assert.equal(first.uri?.fsPath, started.at("artifacts/spec.md"));
    const lines = (await started.text("artifacts/spec.md")).split("\n");
    assert.equal(lines[first.range?.start.line ?? 0], "  - id: AC-1");
    assert.deepEqual(
      (await items()).map(({ label, description }) => `${label} | ${description}`),
      [
        "AC-1 It adds up. | AC-1: not run yet",
        "AC-2 It executes something. | AC-2: not run yet",
        "AC-3 Nothing decides this. | AC-3: not run yet",
        "AC-4 It is slow. | AC-4: not run yet",
      ],
    );
  });

  it("are run one by one, with what the command prints, and kept as evidence", async () => {
    const { criteria } = await views();
    await criteria.run(new vscode.TestRunRequest([await item("AC-1")]));
    assert.deepEqual(heard.said, ["run started AC-1", "run passed AC-1"]);
    assert.match(heard.output(), /\$ node --test src\/sum\.test\.mjs/);
    assert.match(heard.output(), /adds up[\s\S]*E-1: pass \(\d+\.\d s, 1 tests\)/);
    assert.equal((await item("AC-1")).description, "AC-1: passed · E-1");
    const log = await readFile(started.at("events.ndjson"), "utf8");
    assert.match(log, /"evidence_recorded".*"covers":\["AC-1"\],"outcome":"pass"/);
  });

  it("never pass where no test was executed, or no command covers them", async () => {
    const { criteria } = await views();
    await criteria.run(new vscode.TestRunRequest(undefined, [await item("AC-1"), await item("AC-4")]));
    assert.deepEqual(
      heard.said.filter((line) => !line.includes("started")).map((line) => line.replace(/executed .*/, "executed …")),
      [
        "run errored AC-3: No command covers `AC-3`: name one as `verify` of the criterion or of a task that covers it, or among the proof's `commands`.",
        "run errored AC-2: Not verified: node:test executed …",
      ],
    );
    assert.match((await item("AC-2")).description ?? "", /^AC-2: not verified · E-2$/);
  });

  it("are stale once a covered file has changed, and fail when they do", async () => {
    const source = await readFile(place("src/sum.mjs").fsPath, "utf8");
    await writeFile(place("src/sum.mjs").fsPath, source.replace("total += number", "total -= number"));
    const stale = await item("AC-1", ({ description }) => description?.startsWith("AC-1: stale") === true);
    assert.equal(stale.description, "AC-1: stale: it is older than a change of src/sum.mjs · passed · E-1");
    const { criteria } = await views();
    await criteria.run(new vscode.TestRunRequest([stale]));
    assert.match(heard.said.at(-1) ?? "", /^run failed AC-1: /);
    await writeFile(place("src/sum.mjs").fsPath, source);
  });

  it("are cancelled, and what was not decided did not pass", async () => {
    const { criteria } = await views();
    const cancel = new AbortController();
    const done = criteria.run(new vscode.TestRunRequest([await item("AC-4")]), cancel.signal);
    while (!existsSync(place("begun").fsPath)) await new Promise((resolve) => setTimeout(resolve, 50));
    cancel.abort();
    await done;
    assert.match(heard.said.at(-1) ?? "", /^run errored AC-4: Not verified: It was cancelled before it ended\.$/);
  });

  it("follow the spec as it is written, and a quick run has its commands", async () => {
    const spec = await started.text("artifacts/spec.md");
    await started.write("artifacts/spec.md", spec.replace("text: It adds up.\n", "text: It adds up well.\n"));
    await item("AC-1", ({ label }) => label === "AC-1 It adds up well.");
    await rm(started.at("artifacts/spec.md"));
    const work =
      "work:\n  - { summary: Done., state: done, files: [src/sum.mjs], commands: [{ command: node --test src/sum.test.mjs, exit_code: 0 }] }\n";
    await started.write(
      "artifacts/execution-notes.md",
      `${header("execute", "executor", started.id)}${work}---\n\n# Notes\n\nDone.\n`,
    );
    const command = await item("$ node --test src/sum.test.mjs");
    assert.deepEqual(
      (await items()).map(({ label }) => label),
      ["node --test src/sum.test.mjs"],
    );
    assert.equal(command.uri?.fsPath, started.at("artifacts/execution-notes.md"));
  });

  it("show what another program has recorded", async () => {
    const { controller } = (await views()).criteria;
    assert(controller.refreshHandler);
    const command = await item("$ node --test src/sum.test.mjs");
    assert.match(command.description ?? "", /failed · E-/);
    const { promisify } = await import("node:util");
    const { execFile } = await import("node:child_process");
    const cli = `${vscode.extensions.getExtension("wazir.wazir")?.extensionPath ?? ""}/dist/cli.js`;
    const env = { ...process.env, WAZIR_ACTOR: "bot" };
    await promisify(execFile)("node", [cli, "verify"], { cwd: place().fsPath, env });
    await item("$ node --test src/sum.test.mjs", ({ description }) => description?.includes(": passed") === true);
    assert(heard.said.includes("Evidence in the log passed $ node --test src/sum.test.mjs"), heard.said.join("\n"));
  });
});
