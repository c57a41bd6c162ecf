import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Usage } from "../../src/core/runs/usage";
import { runCli, startProgram, type Finished } from "../support/programs";
import { bundled } from "../support/projects";
import { testProject } from "../support/temporary-project";
import { smallProject } from "./support/documents";
import { RUN, runProject, type RunProject } from "./support/run-project";

/** Runs `wazir capture …` with this on standard input. */
async function capture({ root }: RunProject, args: readonly string[], input: string | Buffer = ""): Promise<Finished> {
  return runCli(["capture", ...args], { cwd: root, input });
}

const OUTPUT = ["output", "--command", "npm test", "--exit-code", "1"];

async function usage(project: RunProject): Promise<Usage> {
  const { code, stdout } = await capture(project, ["usage", "--json"]);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Usage;
}

describe("wazir capture", () => {
  test("init readies the current run and names its places", async () => {
    const project = runProject();
    const { code, stdout } = await capture(project, ["init", "--json"]);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        run_id: RUN,
        run_root: project.runFolder,
        status_path: `${project.runFolder}/status.json`,
        events_path: `${project.runFolder}/events.ndjson`,
        captures_dir: `${project.runFolder}/captures`,
        notices: [],
      },
    ]);
    expect(project.text("captures/.gitignore")).toBe("*\n");
    expect(project.log().all.at(-1)).toMatchObject({
      event: "session_start",
      phase: "clarify",
      actor: { kind: "agent" },
    });
  });

  test("event records what happened, and the phase that the run is in", async () => {
    const project = runProject();
    const { code, stdout, stderr } = await capture(project, [
      "event",
      "--event=tool_call",
      "--message=-h",
      `--run=${RUN}`,
    ]);
    expect([code, stdout, stderr]).toEqual([0, `${RUN} tool_call\n`, ""]);
    expect(project.log().all.at(-1)).toMatchObject({ seq: 2, event: "tool_call", phase: "clarify", message: "-h" });
    expect(project.log().damage).toEqual([]);
  });

  test("output fills the file that route reserved, and prints where", async () => {
    const project = runProject();
    const route = await capture(project, ["route", "--name", "Unit tests"]);
    const path = route.stdout.trim();
    expect(path.startsWith(`${project.runFolder}/captures/`) && path.endsWith("-unit-tests.log")).toBe(true);
    expect(existsSync(path)).toBe(false);
    const content = Buffer.from([0x68, 0x69, 0xff, 0x0a]);
    const { code, stdout } = await capture(project, [...OUTPUT, "--capture-path", path, "--json"], content);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        run_id: RUN,
        capture_path: path.slice(project.runFolder.length + 1),
        path,
        byte_length: 4,
        notices: [],
      },
    ]);
    expect(readFileSync(path)).toEqual(content);
  });

  test("tokens are counted, what was shown is taken off, and an output written twice counts once", async () => {
    const project = runProject({ "shown.txt": "hello" });
    const shown = ["--shown", "shown.txt", "--role", "constructor"];
    const first = await capture(project, [...OUTPUT, ...shown], "hello world, hello world");
    await capture(project, [...OUTPUT, ...shown, "--capture-path", first.stdout.trim()], "hello world");
    const { totals, phases, roles, tokenizers } = await usage(project);
    const figures = {
      captures: 1,
      capture_bytes_raw: 11,
      capture_bytes_shown: 5,
      tokens_raw: 2,
      tokens_shown: 1,
      tokens_avoided: 1,
    };
    expect(totals).toEqual({ total_events: 3, ...figures, savings_percentage: "50.0%" });
    expect(phases.clarify).toMatchObject({ events_count: 3, ...figures });
    expect([roles, tokenizers]).toEqual([{ constructor: figures }, ["o200k_base"]]);
    expect(bundled.checks.get("usage")?.(JSON.parse(project.text("usage.json")))).toEqual([]);
    const report = await capture(project, ["usage", "--phase", "clarify"]);
    expect(report.stdout).toContain("| clarify | 1 | 11 | 2 | 1 | 1 |\n");
  });

  test("summary becomes the end of summary.md", async () => {
    const project = runProject();
    const { code, stdout } = await capture(project, ["summary"], "Retries are safe now.\n");
    expect([code, stdout]).toEqual([0, `${project.runFolder}/summary.md\n`]);
    expect(project.text("summary.md")).toContain("Retries are safe now.");
  });

  test("the environment is not recorded, and no capture reaches Git", async () => {
    const project = runProject();
    await runCli(["capture", ...OUTPUT], { cwd: project.root, input: "fine\n", env: { API_TOKEN: "s3cr3t-value" } });
    await capture(project, ["summary"], "Done.");
    const files = readdirSync(project.runFolder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const texts = files.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, "utf8"));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => text.includes("s3cr3t"))).toEqual([]);
    expect(project.text("captures/.gitignore")).toBe("*\n");
  });
});

describe("wazir capture refuses", () => {
  test.each([
    ["a run that is a path", ["event", "--event", "x", "--run", "../../escape"], 2, "is no id of a run"],
    ["a run that is not there", ["init", "--run", "other"], 2, "There is no run `other`"],
    [
      "a name that the pipeline itself writes",
      ["event", "--event", "artifact_approved"],
      1,
      "is written by the pipeline",
    ],
    ["a name that is none", ["event", "--event", "Tool call"], 1, "is no name of an event"],
    ["a phase that the run was not in", ["event", "--event", "x", "--phase", "review"], 1, "has not been in a phase"],
    ["a suffix that is a path", ["route", "--name", "x", "--suffix", "../../evil.txt"], 1, "The suffix"],
    ["a place elsewhere", [...OUTPUT, "--capture-path", "captures/../run.yaml"], 1, "is not a file of"],
    ["a place outside of the run", [...OUTPUT, "--capture-path", "/tmp/evil.log"], 1, "is not a file of"],
    ["an exit code that is none", ["output", "--command", "x", "--exit-code", "3x"], 2, "whole number"],
    ["a place and a name", [...OUTPUT, "--capture-path", "captures/a.log", "--name", "a"], 2, "`--capture-path` names"],
    ["a file of what was shown that is not there", [...OUTPUT, "--shown", "none"], 2, "There is no file none"],
    ["a summary of nothing", ["summary"], 1, "The summary is empty"],
    ["usage of a phase that it was not in", ["usage", "--phase", "review"], 2, "has not been in a phase"],
    ["what it does not know", ["event", "--event", "x", "--status", "done"], 2, "unknown option '--status'"],
    ["half of what it needs", ["route"], 2, "required option '--name <name>'"],
  ])("%s", async (_name, args, code, message) => {
    const project = runProject();
    const before = project.text("events.ndjson");
    const refused = await capture(project, args);
    expect([refused.code, refused.stdout]).toEqual([code, ""]);
    expect(refused.stderr).toContain(message);
    expect(project.text("events.ndjson")).toBe(before);
    const left = existsSync(`${project.runFolder}/captures`) ? readdirSync(`${project.runFolder}/captures`) : [];
    expect(left.filter((name) => name !== ".gitignore")).toEqual([]);
  });

  test("with --json it says why in `message`", async () => {
    const { code, stdout, stderr } = await capture(runProject(), ["init", "--run", "other", "--json"]);
    expect([code, JSON.parse(stdout), stderr]).toEqual([
      2,
      { message: expect.stringContaining("There is no run `other`") as string },
      "",
    ]);
  });

  test("where there is no project, or no run", async () => {
    const elsewhere = await runCli(["capture", "init"], { cwd: testProject().root });
    expect([elsewhere.code, elsewhere.stderr]).toEqual([
      2,
      expect.stringContaining("There is no wazir.manifest.yaml in"),
    ]);
    const finished = testProject({ "wazir.manifest.yaml": smallProject()["wazir.manifest.yaml"] ?? "" });
    expect(await runCli(["capture", "init"], { cwd: finished.root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is active: name one with `--run`") as string,
    });
  });

  test.skipIf(process.platform === "win32")("captures that a link leads out of the run", async () => {
    const project = runProject();
    mkdirSync(project.at("elsewhere"));
    project.link(`.wazir/runs/${RUN}/captures`, project.at("elsewhere"));
    const { code, stderr } = await capture(project, OUTPUT, "text");
    expect([code, stderr]).toEqual([1, expect.stringContaining("leads out of the run's folder")]);
    expect(readdirSync(project.at("elsewhere"))).toEqual([]);
  });

  test("more than 16 MiB, and reads them all the same", async () => {
    const project = runProject();
    const { code, stderr } = await capture(project, OUTPUT, Buffer.alloc(17 * 1024 * 1024, "a\n"));
    expect([code, stderr]).toEqual([1, expect.stringContaining("16 MiB at most are kept")]);
  });
});

test("16 captures at once lose nothing", async () => {
  const project = runProject();
  const numbers = Array.from({ length: 16 }, (_, n) => String(n));
  const programs = numbers.map((n) =>
    startProgram("cli.js", ["capture", "event", "--event", "tool_call", "--message", n], { cwd: project.root }),
  );
  expect((await Promise.all(programs.map(({ ended }) => ended))).map(({ code }) => code)).toEqual(numbers.map(() => 0));
  const { all, damage } = project.log();
  expect(damage).toEqual([]);
  const messages = all.slice(1).map(({ message }) => String(message));
  expect(messages.sort()).toEqual([...numbers].sort());
  expect((await usage(project)).totals.total_events).toBe(17);
});
