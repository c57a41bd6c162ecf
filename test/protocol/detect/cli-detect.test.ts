import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { DetectReport } from "../../../src/cli/detect/report";
import { processorTimeSoFar } from "../../support/processor-time";
import { PROGRAMS, runCli } from "../../support/programs";
import { manifest, testProject, type TemporaryProject } from "../../support/temporary-project";
import { MODULE, ownModule, PAYMENT } from "./modules";

const OWN = {
  "wazir.manifest.yaml": manifest({ expertise: "expertise" }),
  "expertise/area/own.md": ownModule("theirs"),
};

async function detect(
  project: TemporaryProject,
  ...args: readonly string[]
): Promise<DetectReport & { code: number | null }> {
  const { stdout, stderr, code } = await runCli(["detect", "--json", ...args], { cwd: project.root });
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as DetectReport), code };
}

const placesOf = ({ findings }: DetectReport): readonly string[] =>
  findings.map(({ file, range, rule }) => `${file}:${range.start.line + 1} ${rule.slice(rule.lastIndexOf("/") + 1)}`);

test("prints where, how binding, what and the rule, and ends with 1", async () => {
  const project = testProject({ "src/pay.ts": `// 😀\n${PAYMENT}` });
  const { stdout, stderr, code } = await runCli(["detect"], { cwd: project.root });
  expect(stdout.split("\n")).toEqual([
    `src/pay.ts:2:7: must: Payment write without an idempotencyKey option. Hand every downstream write its own stable key. [${MODULE}#R7]`,
    "1 file looked at: 1 finding.",
    "",
  ]);
  expect([stderr, code]).toEqual(["", 1]);
});

test("--json says all of a finding, with lines and characters from 0", async () => {
  const project = testProject({ "pay.js": PAYMENT });
  expect(await detect(project)).toEqual({
    findings: [
      {
        rule: `${MODULE}#R7`,
        detector: `${MODULE}#D3`,
        level: "must",
        severity: "high",
        confidence: "high",
        message: "Payment write without an idempotencyKey option.",
        rule_text: "Hand every downstream write its own stable key.",
        file: "pay.js",
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 46 } },
      },
    ],
    suppressed: [],
    unused_suppressions: [],
    checked: 1,
    cancelled: false,
    notices: [],
    code: 1,
  });
});

test("nothing found ends with 0, and what is not there with 2", async () => {
  const project = testProject({ "a.ts": "export const a = 1;\n" });
  expect(await detect(project)).toMatchObject({ findings: [], checked: 1, code: 0 });
  const missing = await runCli(["detect", "b.ts"], { cwd: project.root });
  expect([missing.stderr, missing.code]).toEqual(["There is no file or folder b.ts.\n", 2]);
  const unknown = await runCli(["detect", "--module", "no/such"], { cwd: project.root });
  expect([unknown.stderr, unknown.code]).toEqual(["There is no module no/such.\n", 2]);
  expect((await runCli(["detect", "--json", "--sarif"], { cwd: project.root })).code).toBe(2);
});

describe("which files are looked at", () => {
  test("not those of others, nor made ones, nor what ignore files leave out, unless they are named", async () => {
    const project = testProject({
      ".gitignore": "*.gen.ts\n/local/\n!keep.gen.ts\n",
      "src/.gitignore": "secret.ts\n",
      "src/a.ts": PAYMENT,
      "src/secret.ts": PAYMENT,
      "src/b.gen.ts": PAYMENT,
      "src/keep.gen.ts": PAYMENT,
      "local/a.ts": PAYMENT,
      "src/local/a.ts": PAYMENT,
      "node_modules/x/a.js": PAYMENT,
      "dist/a.js": PAYMENT,
      ".git/a.js": PAYMENT,
      "a.min.js": PAYMENT,
      "a.txt": PAYMENT,
    });
    expect(placesOf(await detect(project))).toEqual(
      ["src/a.ts", "src/keep.gen.ts", "src/local/a.ts"].map((path) => `${path}:1 idempotency-and-retry#R7`),
    );
    expect(placesOf(await detect(project, "node_modules/x/a.js", "src/b.gen.ts", "src"))).toHaveLength(5);
  });

  test("not those that are too large, which is told", async () => {
    const project = testProject({ "a.ts": PAYMENT + "x;\n".repeat(200_000) });
    const { findings, notices } = await detect(project);
    expect(findings).toEqual([]);
    expect(notices).toEqual(["a.ts: it is too large, or takes too long to be read, and was not looked at."]);
  });
});

describe("which detectors are run", () => {
  const claim = "select a from t where k = 1 for update;\ninsert into t (k) values (1);\n";

  test("those of high confidence, and others where they are asked for", async () => {
    const project = testProject({ "a.sql": claim });
    expect(placesOf(await detect(project))).toEqual([]);
    expect(placesOf(await detect(project, "--confidence", "medium"))).toEqual(["a.sql:1 idempotency-and-retry#R2"]);
  });

  test("those of the project's own modules, unless they are left out", async () => {
    const project = testProject({ ...OWN, "a.ts": `theirs();\n${PAYMENT}` });
    expect(placesOf(await detect(project))).toEqual(["a.ts:1 own#R1", "a.ts:2 idempotency-and-retry#R7"]);
    expect(placesOf(await detect(project, "--bundled"))).toEqual(["a.ts:2 idempotency-and-retry#R7"]);
    expect(placesOf(await detect(project, "--module", "area/own"))).toEqual(["a.ts:1 own#R1"]);
  });

  test("one that is refused, and one that takes too long, are told of once", async () => {
    const slow = ownModule(String.raw`'\w*\w*\w*\w*\w*!'`);
    const long = `${"a".repeat(30_000)}\n`;
    const project = testProject({ ...OWN, "expertise/area/own.md": slow, "a.ts": long, "b.ts": "a!\n" });
    const { notices, findings } = await detect(project);
    expect(notices).toEqual(["a.ts: area/own#D1 took too long and was left out for this file."]);
    expect(findings.map(({ file }) => file)).toEqual(["b.ts"]);
    project.write("expertise/area/own.md", ownModule("'(a+)+'"));
    expect((await detect(project)).notices).toEqual([
      "area/own#D1: The pattern is refused: a repetition holds a repetition; give one of them a bound of at most 20 (at character 5).",
    ]);
  });
});

test("a comment says that a breach is meant, and one that nothing needs is told of", async () => {
  const project = testProject({
    "a.ts": [
      `// wazir-ignore ${MODULE}#R7 -- the ledger is keyed`,
      PAYMENT.trim(),
      `${PAYMENT.trim()} // wazir-ignore ${MODULE}#R7`,
      `/* wazir-ignore ${MODULE}#R7 -- not needed */`,
      "other();",
      "// wazir-ignore no/such#R1",
      "// wazir-ignore architecture/distributed/idempotency-and-retry#R2 -- its detector is not run",
      "",
    ].join("\n"),
  });
  const { findings, suppressed, unused_suppressions: unused, code } = await detect(project);
  expect([findings, code]).toEqual([[], 0]);
  expect(suppressed.map(({ range, reason }) => [range.start.line, reason])).toEqual([
    [1, "the ledger is keyed"],
    [2, undefined],
  ]);
  expect(unused.map(({ range, message }) => [range.start.line, message])).toEqual([
    [3, `\`${MODULE}#R7\` is not broken in this line: this suppression can go.`],
    [5, "No detector watches `no/such#R1`: this suppression can go."],
  ]);
});

test("--sarif is valid by the schema of OASIS, and says the same", async () => {
  const project = testProject({
    "a b.ts": `${PAYMENT}// wazir-ignore ${MODULE}#R7 -- meant\n${PAYMENT}// wazir-ignore no/such#R1\n`,
  });
  const { stdout, code } = await runCli(["detect", "--sarif"], { cwd: project.root });
  const schema = JSON.parse(
    readFileSync(new URL("../../fixtures/sarif/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8"),
  ) as Record<string, unknown>;
  // It is of draft 4, of which it uses nothing that later drafts read in another way, but for how it names itself, and one
  // of its patterns has a bracket that Unicode mode refuses.
  delete schema.$schema;
  delete schema.id;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const isValid = ajv.compile(schema);
  const log = JSON.parse(stdout) as {
    runs: { results: { suppressions?: unknown; locations: unknown[] }[]; invocations: unknown[] }[];
  };
  expect([isValid(log), isValid.errors]).toEqual([true, null]);
  const [run] = log.runs;
  expect(run).toMatchObject({ tool: { driver: { name: "Wazir", rules: [{ id: `${MODULE}#R7` }] } } });
  expect(run!.results).toMatchObject([
    {
      ruleId: `${MODULE}#R7`,
      ruleIndex: 0,
      level: "warning",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a%20b.ts", uriBaseId: "SRCROOT" },
            region: { startLine: 1, startColumn: 7, endLine: 1, endColumn: 47 },
          },
        },
      ],
    },
    { suppressions: [{ kind: "inSource", justification: "meant" }] },
  ]);
  expect(run!.invocations).toMatchObject([{ toolExecutionNotifications: [{ level: "note" }] }]);
  expect(code).toBe(1);
  const empty = await runCli(["detect", "--sarif"], { cwd: testProject({ "a.ts": "\n" }).root });
  expect(isValid(JSON.parse(empty.stdout))).toBe(true);
});

test("Ctrl-C ends it, with what was found so far", async () => {
  const slow = ownModule(String.raw`'\w*\w*\w*\w*\w*!'`);
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_one, index) => [`src/${index}.ts`, `${"a".repeat(30_000)}\n`]),
  );
  const project = testProject({ ...OWN, "expertise/area/own.md": slow, ...many });
  const child = spawn(process.execPath, [join(PROGRAMS, "cli.js"), "detect", "--json"], { cwd: project.root });
  let stdout = "";
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  const closed = once(child, "close");
  await untilAtWork(child.pid);
  child.kill("SIGINT");
  const [code, signal] = (await closed) as [number | null, string | null];
  const report = JSON.parse(stdout) as DetectReport;
  expect([code, signal, report.cancelled]).toEqual([1, null, true]);
  expect(report.checked).toBeLessThan(400);
});

/** Resolves once a process has worked for longer than it takes to start, however busy the machine is. */
async function untilAtWork(pid: number | undefined): Promise<void> {
  if (processorTimeSoFar(pid) === undefined) return pause(1500);
  await expect.poll(() => processorTimeSoFar(pid), { timeout: 20_000, interval: 10 }).toBeGreaterThan(1500);
}
