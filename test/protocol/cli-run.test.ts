import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { startProgram } from "../support/programs";
import { manifest, testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification } from "./support/documents";
import { CHECK, header, notes, PASSING, proof, review } from "./support/run-documents";
import { asAgent, asPerson, jsonFor } from "./support/terminal";

interface Refused {
  readonly ok: false;
  readonly refusals: readonly {
    readonly code: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    readonly settle: { readonly act: string; readonly command?: string };
  }[];
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** A project with a test that passes, and a quick run in its first phase. */
async function startedRun(): Promise<{ project: TemporaryProject; run: string; at: (path: string) => string }> {
  const project = testProject({ "wazir.manifest.yaml": manifest(), "sum.test.mjs": PASSING });
  const args = ["run", "start", "Off by one", "--intent", "bugfix", "--size", "small"];
  const { run } = await jsonFor<{ run: string }>(project, args);
  return { project, run, at: (path) => project.at(`.wazir/runs/${run}/${path}`) };
}

/** Does honestly what comes before the phase `verify`. */
async function untilVerify(command = CHECK) {
  const started = await startedRun();
  const { project, run, at } = started;
  writeFileSync(at("artifacts/clarification.md"), clarification(run));
  expect(await asAgent(project, ["run", "submit", "clarification"])).toMatchObject({ code: 0 });
  expect(await asAgent(project, ["run", "next"])).toMatchObject({ code: 0 });
  writeFileSync(at("artifacts/execution-notes.md"), notes(run, command));
  expect(await asAgent(project, ["run", "submit", "artifacts/execution-notes.md"])).toMatchObject({ code: 0 });
  expect(await asAgent(project, ["run", "next"])).toMatchObject({ code: 0, text: containing("`verify`") });
  return started;
}

async function untilReview() {
  const started = await untilVerify();
  const { project, run, at } = started;
  expect(await asAgent(project, ["verify"])).toMatchObject({ code: 0, text: matching(/^pass +E-1 /) });
  expect(await asAgent(project, ["run", "next"])).toMatchObject({ code: 0 });
  writeFileSync(at("artifacts/review.md"), review(run));
  expect(await asAgent(project, ["run", "submit", "review"])).toMatchObject({ code: 0 });
  return started;
}

async function codes(project: TemporaryProject, args: readonly string[], id?: string): Promise<readonly string[]> {
  const answer = await jsonFor<Refused>(project, args, id);
  return [...new Set(answer.refusals.map(({ code }) => code))];
}

describe("a quick run", { timeout: 60_000 }, () => {
  test("goes from start to finish: an agent works, a person approves at a terminal", async () => {
    const { project, run, at } = await untilReview();
    expect(await codes(project, ["run", "finish"])).toEqual(["gate/self-review"]);
    expect(await codes(project, ["run", "approve", "review"])).toEqual(["gate/human-only", "gate/self-review"]);
    const asked = await asPerson(project, ["run", "approve", "review"], "n\n");
    expect(asked).toMatchObject({ code: 1, text: containing("Tried zero and one.") });
    expect(asked.text).toContain("is not approved");
    const approved = await asPerson(project, ["run", "approve", "review"], "y\n");
    expect(approved).toMatchObject({ code: 0, text: containing("Approved `artifacts/review.md`.") });
    expect(await asAgent(project, ["run", "finish"])).toMatchObject({ code: 0 });
    const { runs } = await jsonFor<{ runs: unknown }>(project, ["run", "list"]);
    expect(runs).toMatchObject([{ id: run, status: "finished", lane: "quick", intent: "bugfix" }]);
    expect(readdirSync(project.at(".wazir/keys"))).toHaveLength(1);
    expect(readFileSync(at("events.ndjson"), "utf8")).toContain(
      `"actor":{"id":"${userInfo().username}","kind":"person"}`,
    );
  });

  test("an approval is void once its signature was changed, its key is gone, or the artifact changed", async () => {
    const { project, run, at } = await untilReview();
    expect(await asPerson(project, ["run", "approve", "review", "--yes"])).toMatchObject({ code: 0 });
    const [key = ""] = readdirSync(project.at(".wazir/keys"));
    const published = readFileSync(project.at(`.wazir/keys/${key}`), "utf8");
    project.remove(`.wazir/keys/${key}`);
    expect(await codes(project, ["run", "finish"])).toEqual(["gate/self-review"]);
    project.write(`.wazir/keys/${key}`, published);
    writeFileSync(at("artifacts/review.md"), `${review(run)}\nOne more word.\n`);
    expect(await codes(project, ["run", "finish"])).toContain("gate/artifact-changed");
    writeFileSync(at("artifacts/review.md"), review(run));
    expect(await asAgent(project, ["run", "finish"])).toMatchObject({ code: 0 });
  });

  test("an agent that is no author may review", async () => {
    const { project } = await untilReview();
    expect(await asAgent(project, ["run", "submit", "review"], "critic")).toMatchObject({ code: 0 });
    expect(await asAgent(project, ["run", "finish"])).toMatchObject({ code: 0 });
  });
});

test("verify tells what it recorded to the proof, which then passes", { timeout: 60_000 }, async () => {
  const { project, run, at } = await untilVerify();
  writeFileSync(at("artifacts/verification-proof.md"), proof(run));
  const { proofs } = await jsonFor<{ proofs: unknown }>(project, ["verify"]);
  expect(proofs).toEqual(["artifacts/verification-proof.md"]);
  const written = readFileSync(at("artifacts/verification-proof.md"), "utf8");
  expect(written).toContain("evidence: E-1");
  expect(written).toContain("outcome: pass");
  expect(await asAgent(project, ["run", "submit", "verification-proof"])).toMatchObject({ code: 0 });
  writeFileSync(at("artifacts/verification-proof.md"), written.replace("tests_run: 1", "tests_run: 9"));
  await asAgent(project, ["run", "submit", "verification-proof"]);
  expect(await codes(project, ["run", "next"])).toEqual(["gate/proof-contradicted"]);
  writeFileSync(at("artifacts/verification-proof.md"), written);
  await asAgent(project, ["run", "submit", "verification-proof"]);
  expect(await asAgent(project, ["run", "next"])).toMatchObject({ code: 0 });
});

describe("what is refused", { timeout: 60_000 }, () => {
  test("a phase that is passed over, with the act that settles it", async () => {
    const { project } = await startedRun();
    const { code, text } = await asAgent(project, ["run", "next", "verify"]);
    expect(code).toBe(1);
    expect(text).toContain("[gate/phase-not-done] → `wazir run next execute`");
    expect(await codes(project, ["run", "skip", "verify", "--reason", "No time."])).toEqual(["gate/phase-mandatory"]);
    expect(await codes(project, ["run", "finish"])).toContain("gate/phase-not-done");
  });

  test("a fault of an artifact, with its place", async () => {
    const { project, run, at } = await startedRun();
    writeFileSync(at("artifacts/clarification.md"), clarification("other-run"));
    const { refusals } = await jsonFor<Refused>(project, ["run", "submit", "clarification"]);
    const file = `.wazir/runs/${run}/artifacts/clarification.md`;
    const command = "wazir run submit artifacts/clarification.md";
    expect(refusals).toContainEqual(
      expect.objectContaining({
        ...{ code: "gate/other-run", file, line: 4, column: 9 },
        settle: { act: "edit", argument: "artifacts/clarification.md", command },
      }),
    );
  });

  test("evidence with no test executed, and evidence that a change has made stale", async () => {
    const { project } = await untilVerify();
    project.write("sum.test.mjs", "// no test\n");
    expect(await asAgent(project, ["verify"])).toMatchObject({ code: 1, text: matching(/^not_verified/) });
    expect(await codes(project, ["run", "next"])).toEqual(["gate/evidence-not-verified"]);
    project.write("sum.test.mjs", PASSING);
    const { ok, evidence } = await jsonFor<{ ok: boolean; evidence: readonly unknown[] }>(project, ["verify"]);
    expect([ok, evidence]).toMatchObject([true, [{ id: "E-2", outcome: "pass", tests_run: 1, exit_code: 0 }]]);
    project.write("sum.test.mjs", `${PASSING}// changed\n`);
    expect(await codes(project, ["run", "next"])).toEqual(["gate/evidence-stale"]);
  });

  test("a command that agents want judged by its exit code; a person may", async () => {
    const { project } = await untilVerify();
    const args = ["verify", "--command", "node --version", "--exit-code"];
    expect(await asAgent(project, args)).toMatchObject({ code: 2, text: containing("judged_by") });
    expect(await asPerson(project, args)).toMatchObject({ code: 0, text: matching(/^pass/) });
  });

  test("everything, once a line of the log was edited, until a person accepts it", async () => {
    const { project, at } = await startedRun();
    expect(await asAgent(project, ["run", "pause"])).toMatchObject({ code: 0 });
    const log = readFileSync(at("events.ndjson"), "utf8");
    writeFileSync(at("events.ndjson"), log.replace("Off by one", "Off by two"));
    expect(await codes(project, ["run", "resume"])).toEqual(["gate/log-damaged"]);
    const accept = ["run", "accept-log", "1", "--reason", "A typing error."];
    expect(await codes(project, accept)).toEqual(["gate/human-only"]);
    expect(await asPerson(project, accept)).toMatchObject({ code: 0 });
    expect(await asAgent(project, ["run", "resume"])).toMatchObject({ code: 0 });
  });

  test("what an agent leaves to a person, and says why it is taken for one", async () => {
    const { project } = await startedRun();
    const { code, text } = await asAgent(project, ["run", "abandon", "--reason", "Enough."]);
    expect(code).toBe(1);
    expect(text).toMatch(/\[gate\/human-only\].* because /s);
    expect(await asPerson(project, ["run", "abandon", "--reason", "Enough."])).toMatchObject({ code: 0 });
  });
});

test(
  "Ctrl-C ends a command, records that it decided nothing, and leaves the rest out",
  { timeout: 60_000 },
  async () => {
    const { project, at } = await untilVerify();
    project.write(
      "slow.mjs",
      `import { writeFileSync } from "node:fs";\nwriteFileSync("begun", "");\nsetInterval(() => {}, 1e6);\n`,
    );
    const env = { WAZIR_ACTOR: "bot" };
    const args = ["verify", "--command", "node slow.mjs", "--command", "node other.mjs"];
    const { child, ended } = startProgram("cli.js", args, { cwd: project.root, env });
    let said = "";
    child.stdout.on("data", (text: Buffer) => (said += text.toString()));
    await expect.poll(() => existsSync(project.at("begun")), { timeout: 20_000 }).toBe(true);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 1 });
    expect(said).toMatch(/^not_verified E-1 node slow\.mjs .*\nCancelled\.\n$/);
    const log = readFileSync(at("events.ndjson"), "utf8");
    expect(log.match(/"evidence_recorded"/g)).toHaveLength(1);
  },
);

describe("verify --criterion", { timeout: 60_000 }, () => {
  const SPEC = `acceptance_criteria:
  - { id: AC-1, text: Counts from one., satisfies: [R-1], verify: ${CHECK} }
  - { id: AC-2, text: Says so., satisfies: [R-1], verify: node --version, judged_by: exit_code }
  - { id: AC-3, text: Nothing decides it., satisfies: [R-1] }
`;

  /** A run in `verify`, with a spec whose criteria name their commands. */
  async function withCriteria() {
    const started = await untilVerify();
    const spec = `${header("specify", "specifier", started.run)}requirements: [{ id: R-1, text: Counts. }]\n${SPEC}approval: pending\n---\n\n# Spec\n`;
    writeFileSync(started.at("artifacts/spec.md"), spec);
    return started;
  }

  test("runs what covers the chosen criteria, and nothing else", async () => {
    const { project } = await withCriteria();
    const evidence = async (...args: readonly string[]) =>
      (await jsonFor<{ evidence: unknown }>(project, ["verify", ...args])).evidence;
    expect(await evidence("--criterion", "AC-2")).toMatchObject([
      { id: "E-1", command: "node --version", covers: ["AC-2"], outcome: "pass" },
    ]);
    expect(await evidence("--criterion", "AC-1", "--criterion", "AC-2")).toMatchObject([
      { id: "E-2", command: CHECK, covers: ["AC-1"], outcome: "pass", tests_run: 1 },
      { id: "E-3", command: "node --version" },
    ]);
  });

  test("says what it cannot decide, and runs nothing then", async () => {
    const { project, at } = await withCriteria();
    const verify = (...args: readonly string[]) => asAgent(project, ["verify", ...args]);
    expect(await verify("--criterion", "AC-1", "--criterion", "AC-3")).toMatchObject({
      code: 1,
      text: containing("No command covers `AC-3`: name one as `verify`"),
    });
    expect(await verify("--criterion", "AC-9")).toMatchObject({
      code: 1,
      text: containing("There is no criterion `AC-9`: the run has `AC-1`, `AC-2`, `AC-3`."),
    });
    expect(await verify("--criterion", "AC-1", "--command", CHECK)).toMatchObject({
      code: 2,
      text: containing("say `--covers`"),
    });
    expect(readFileSync(at("events.ndjson"), "utf8")).not.toContain("evidence_recorded");
  });
});

describe("how runs are named", { timeout: 60_000 }, () => {
  test("runs that are begun at once are as many, and each is reached by its id", async () => {
    const project = testProject({ "wazir.manifest.yaml": manifest() });
    const start = ["run", "start", "Same title", "--intent", "docs"];
    const begun = await Promise.all([1, 2, 3].map(() => jsonFor<{ ok: boolean; run: string }>(project, start)));
    expect(begun.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(new Set(begun.map(({ run }) => run)).size).toBe(3);
    const { runs } = await jsonFor<{ runs: readonly { id: string }[] }>(project, ["run", "list"]);
    const first = runs[0]?.id ?? "";
    await asAgent(project, ["run", "pause", "--run", first]);
    const status = await jsonFor<{ run: string; status: string }>(project, ["run", "status", "--run", first]);
    expect(status).toMatchObject({ run: first, status: "paused" });
  });

  test.each([["../../x"], ["/etc"], ["a/b"], ["A"], [""]])("the id %j is no id of a run", async (id) => {
    const { project } = await startedRun();
    const { code, text } = await asAgent(project, ["run", "status", "--run", id]);
    expect([code, text]).toEqual([2, containing("is no id of a run")]);
  });

  test.each([["../../../../sum.test.mjs"], ["/etc/passwd"], ["run.yaml"], ["artifacts/../events.ndjson"]])(
    "%j is no artifact",
    async (path) => {
      const { project } = await startedRun();
      expect(await codes(project, ["run", "submit", path])).toEqual(["gate/artifact-missing"]);
    },
  );

  test("a run folder that is a link out of the project is not followed", async () => {
    const { project } = await startedRun();
    const outside = `${project.root}.outside`;
    mkdirSync(outside);
    appendFileSync(`${outside}/events.ndjson`, "");
    project.link(".wazir/runs/linked", outside);
    const { code, text } = await asAgent(project, ["run", "pause", "--run", "linked"]);
    expect([code, text]).toEqual([1, containing("leads out of the state root")]);
    expect(readdirSync(outside)).toEqual(["events.ndjson"]);
  });
});

describe("usage", { timeout: 60_000 }, () => {
  test.each([
    ["without a project", {}, ["run", "list"], "wazir init"],
    ["without a run", { "wazir.manifest.yaml": manifest() }, ["run", "next"], "No run is open"],
    ["an unknown run", { "wazir.manifest.yaml": manifest() }, ["run", "next", "--run", "nope"], "There is no run"],
    ["an unknown lane", {}, ["run", "raise", "fast"], "Allowed choices"],
    ["a line that is none", {}, ["run", "accept-log", "0", "--reason", "x"], "whole number"],
    ["no reason", {}, ["run", "abandon"], "--reason"],
  ])("%s ends with 2", async (_name, files: Record<string, string>, args, words) => {
    const { code, text } = await asAgent(testProject(files), args);
    expect([code, text]).toEqual([2, containing(words)]);
  });

  test("an agent has an id of its own", async () => {
    const project = testProject({ "wazir.manifest.yaml": manifest() });
    const person = userInfo().username;
    expect(await asAgent(project, ["run", "list", "--actor-id", person])).toMatchObject({ code: 2 });
    expect(await asAgent(project, ["run", "list", "--actor-id", "a b"])).toMatchObject({ code: 2 });
  });
});

describe("what is printed of a run", { timeout: 60_000 }, () => {
  test("findings are added under the next id, and settled by no author", async () => {
    const { project } = await untilReview();
    const add = ["finding", "add", "Zero is not tried", "--severity", "high", "--artifact", "review"];
    const { events } = await jsonFor<{ events: unknown }>(project, add);
    const finding = { id: "F-1", severity: "high", title: "Zero is not tried", artifact: "artifacts/review.md" };
    expect(events).toEqual([{ event: "finding_added", phase: "review", finding }]);
    const resolve = ["finding", "resolve", "F-1", "--resolution", "It is now."];
    expect(await codes(project, resolve)).toEqual(["gate/self-review"]);
    expect(await asAgent(project, resolve, "critic")).toMatchObject({ code: 0 });
  });

  test("status, capsule and forecast have these shapes", async () => {
    const { project, run } = await untilReview();
    expect(await jsonFor(project, ["run", "status"])).toMatchObject({
      ...{ ok: true, run, title: "Off by one", intent: "bugfix", size: "small", lane: "quick", status: "active" },
      phase: "review",
      phases: [
        { id: "clarify", standing: "done", loops: 1, role: "clarifier", gate: "none" },
        { id: "execute", standing: "done" },
        { id: "verify", standing: "done" },
        { id: "review", standing: "open", gate: "reviewer" },
      ],
      evidence: [{ id: "E-1", phase: "verify", command: CHECK, outcome: "pass" }],
      refusals: [{ code: "gate/self-review", settle: { act: "ask_reviewer" } }],
    });
    const { capsule, tokens } = await jsonFor<{ capsule: string; tokens: number }>(project, ["run", "capsule"]);
    expect(capsule).toContain(`Run \`${run}\`: Off by one`);
    expect(tokens).toBeLessThanOrEqual(600);
    const { parts, total } = await jsonFor<{ parts: { tokens: number }[]; total: number }>(project, [
      "run",
      "forecast",
    ]);
    expect(total).toBe(parts.reduce((sum, part) => sum + part.tokens, 0));
    expect(parts).toContainEqual(expect.objectContaining({ what: "input", name: "artifacts/clarification.md" }));
  });
});
