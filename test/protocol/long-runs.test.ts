import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { manifest, testProject, type TemporaryProject } from "../support/temporary-project";
import { CHECK, PASSING } from "./support/run-documents";
import { asAgent, asPerson, jsonFor, type Said } from "./support/terminal";

const EXAMPLES = fileURLToPath(new URL("../../content/examples", import.meta.url));

/** What each phase leaves, in the order of the pipeline. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  clarify: ["clarification"],
  discover: ["research"],
  specify: ["spec"],
  spec_challenge: ["spec-challenge"],
  author: ["author-artifact"],
  design: ["design-artifact"],
  design_review: ["design-review"],
  plan: ["implementation-plan"],
  plan_review: ["plan-review"],
  execute: ["execution-notes"],
  verify: ["verification-proof"],
  review: ["review"],
  learn: ["proposed-learning", "accepted-learning"],
  prepare_next: ["handoff"],
};

interface Phase {
  readonly id: string;
  readonly standing: string;
  readonly loops: number;
  readonly gate: "none" | "human" | "reviewer";
}

/** A run that honest people and agents go through, phase after phase, with nothing but the program. */
class LongRun {
  private constructor(
    readonly project: TemporaryProject,
    readonly run: string,
  ) {}

  static async start(...words: readonly string[]): Promise<LongRun> {
    const project = testProject({ "wazir.manifest.yaml": manifest(), "sum.test.mjs": PASSING });
    const { run } = await jsonFor<{ run: string }>(project, ["run", "start", "Idempotent payments", ...words]);
    return new LongRun(project, run);
  }

  async agent(...words: readonly string[]): Promise<void> {
    granted(await asAgent(this.project, words));
  }

  async critic(...words: readonly string[]): Promise<void> {
    granted(await asAgent(this.project, words, "critic"));
  }

  async person(...words: readonly string[]): Promise<void> {
    granted(await asPerson(this.project, words));
  }

  async phases(): Promise<readonly Phase[]> {
    const { phases } = await jsonFor<{ phases: readonly Phase[] }>(this.project, ["run", "status", "--run", this.run]);
    return phases;
  }

  /** Writes an artifact as the bundled example has it, as one of this run, with commands that are there. */
  write(kind: string, change: (text: string) => string = (text) => text): void {
    const text = readFileSync(`${EXAMPLES}/${kind}.md`, "utf8")
      .replace(/^run_id: .*$/m, `run_id: ${this.run}`)
      .replace(/^status: .*$/m, "status: in_review")
      .replace(/npm (?:test|run [\w:]+)(?: -- [\w./-]+)?/g, CHECK)
      .replace(/^approval: .*$/m, "approval: pending");
    writeFileSync(this.project.at(`.wazir/runs/${this.run}/artifacts/${kind}.md`), change(text));
  }

  /** Does the work of a phase, and leaves it to whoever has to judge it. */
  async work({ id, gate }: Phase): Promise<void> {
    for (const kind of KINDS[id] ?? []) {
      this.write(kind);
      if (id === "verify") await this.agent("verify");
      await (gate === "reviewer" ? this.critic("run", "submit", kind) : this.agent("run", "submit", kind));
      if (gate === "human") await this.person("run", "approve", kind, "--yes");
    }
  }

  /** Works through the open phase and those behind it until this one is open. */
  async until(target: string): Promise<void> {
    for (let left = 20; left > 0; left--) {
      const open = (await this.phases()).find(({ standing }) => standing === "open");
      if (open === undefined || open.id === target) return;
      await this.work(open);
      await this.agent("run", "next");
    }
  }

  async loopsOf(id: string): Promise<number> {
    return (await this.phases()).find((phase) => phase.id === id)?.loops ?? 0;
  }
}

function granted({ code, text }: Said): void {
  expect(code, text).toBe(0);
}

describe("a long run", { timeout: 600_000 }, () => {
  test("deep: through all fourteen phases, with a rejection of spec, plan and work", async () => {
    const run = await LongRun.start("--intent", "feature", "--size", "large");
    expect((await run.phases()).map(({ id }) => id)).toEqual(Object.keys(KINDS));
    for (const [reviewing, target] of [
      ["spec_challenge", "specify"],
      ["plan_review", "plan"],
      ["review", "execute"],
    ] as const) {
      await run.until(reviewing);
      await run.critic("run", "reject", "--reason", "A case is missing.");
      expect((await run.phases()).find(({ standing }) => standing === "open")?.id).toBe(target);
      await run.until(reviewing);
      expect([await run.loopsOf(target), await run.loopsOf(reviewing)]).toEqual([2, 2]);
    }
    await run.until("prepare_next");
    await run.work({ id: "prepare_next", standing: "open", loops: 1, gate: "none" });
    await run.agent("run", "finish");
    expect((await run.phases()).map(({ standing }) => standing)).toEqual(Object.keys(KINDS).map(() => "done"));
  });

  test("standard: what has nothing to see is skipped by who may, and an approval in between goes stale", async () => {
    const run = await LongRun.start("--intent", "feature");
    const why = ["--reason", "Nothing to see and nothing to read."];
    await run.until("discover");
    await run.agent("run", "skip", "discover", ...why);
    await run.agent("run", "next");
    await run.until("spec_challenge");
    for (const phase of ["author", "design", "learn"]) await run.person("run", "skip", phase, ...why);
    await run.critic("run", "skip", "design_review", ...why);
    await run.until("execute");
    run.write("spec", (text) => text.replace("within 200 ms", "within 100 ms"));
    const stopped = await asAgent(run.project, ["run", "next"]);
    expect(stopped.text).toContain("gate/approval-stale");
    await run.agent("run", "submit", "spec");
    await run.person("run", "approve", "spec", "--yes");
    await run.critic("run", "submit", "spec-challenge");
    await run.until("review");
    await run.work({ id: "review", standing: "open", loops: 1, gate: "reviewer" });
    await run.agent("run", "finish");
    const standings = Object.fromEntries((await run.phases()).map(({ id, standing }) => [id, standing]));
    expect(standings).toMatchObject({ discover: "skipped", spec_challenge: "done", plan: "done", review: "done" });
    expect(standings).toMatchObject({ author: "skipped", design_review: "skipped", learn: "skipped" });
  });
});
