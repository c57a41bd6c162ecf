import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/programs";
import { logOf, logOfLength, NOON } from "../support/run-logs";
import { RUN, runProject } from "./support/run-project";

describe("wazir status", () => {
  test("says where the current run stands", async () => {
    const { root } = runProject();
    const { code, stdout, stderr } = await runCli(["status"], { cwd: root });
    expect([code, stderr, stdout.split("\n")]).toEqual([
      0,
      "",
      [
        `run      ${RUN}: Idempotent payments`,
        "phase    clarify, entered once",
        "lane     standard",
        "status   active",
        `updated  ${NOON}, run_started`,
        "",
      ],
    ]);
  });

  test("computes it from the log, whatever status.json says", async () => {
    const project = runProject();
    await runCli(["capture", "event", "--event", "tool_call"], { cwd: project.root });
    const { log, ...recorded } = JSON.parse(project.text("status.json")) as { log: object; phase: string };
    writeFileSync(`${project.runFolder}/status.json`, JSON.stringify({ ...recorded, phase: "verify", log }));
    const { code, stdout } = await runCli(["status", "--run", RUN, "--json"], { cwd: project.root });
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        ...recorded,
        phase: "clarify",
        log,
        title: "Idempotent payments",
        intent: "feature",
        lane: "standard",
        skipped: [],
        damage: [],
        run_root: project.runFolder,
        status_path: `${project.runFolder}/status.json`,
      },
    ]);
  });

  test("tells of a log that was tampered with, by its line, and ends with 1", async () => {
    const project = runProject({
      [`.wazir/runs/${RUN}/events.ndjson`]: logOfLength(4, RUN).replace('"n":3', '"n":9'),
    });
    const text = await runCli(["status"], { cwd: project.root });
    expect([text.code, text.stdout]).toEqual([1, expect.stringMatching(/^damaged {2}line 3: .+/m)]);
    const { damage } = JSON.parse((await runCli(["status", "--json"], { cwd: project.root })).stdout) as {
      damage: readonly object[];
    };
    expect(damage).toEqual([{ code: "edited", line: 3, why: expect.any(String) as string }]);
  });

  test.each([
    ["an id that is a path", ["--run", "../../x"], "is no id of a run"],
    ["a run that is not there", ["--run=other"], "There is no run `other`"],
  ])("refuses %s", async (_name, args, message) => {
    const { code, stdout, stderr } = await runCli(["status", ...args], { cwd: runProject().root });
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
  });

  test("refuses a log without a beginning", async () => {
    const project = runProject({ [`.wazir/runs/${RUN}/events.ndjson`]: logOf([], RUN).slice(0, 40) });
    const { code, stderr } = await runCli(["status", "--run", RUN], { cwd: project.root });
    expect([code, stderr]).toEqual([1, `The log of \`${RUN}\` has no beginning.\n`]);
  });
});
