import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/programs";
import { manifest, testProject } from "../support/temporary-project";
import { smallProject, workflow } from "./support/documents";

describe("wazir init", () => {
  test("writes a manifest that is valid, and keeps captures out of git", async () => {
    const project = testProject({}, "Check out");
    expect(await runCli(["init"], { cwd: project.root })).toMatchObject({
      code: 0,
      stdout: `Wrote ${project.at("wazir.manifest.yaml")}.\n`,
    });
    expect(readFileSync(project.at("wazir.manifest.yaml"), "utf8")).toContain("name: check-out");
    expect(readFileSync(project.at(".wazir/.gitignore"), "utf8")).toBe("captures/\n");
    expect(await runCli(["validate"], { cwd: project.root })).toMatchObject({ code: 0 });
  });

  test("leaves a manifest that is there as it is", async () => {
    const project = testProject({ "a/wazir.manifest.yaml": manifest() });
    const { code, stdout } = await runCli(["init", "a", "--json"], { cwd: project.root });
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { state: "already there", manifest: project.at("a/wazir.manifest.yaml") },
    ]);
    expect(readFileSync(project.at("a/wazir.manifest.yaml"), "utf8")).toBe(manifest());
  });

  test("says what is in the way", async () => {
    const project = testProject({ file: "" });
    const { code, stdout } = await runCli(["init", "file"], { cwd: project.root });
    expect(code).toBe(1);
    expect(stdout).toContain("a part of the path is a file, not a folder");
  });
});

describe("wazir doctor", () => {
  const statuses = async (cwd: string): Promise<unknown> => {
    const { code, stdout } = await runCli(["doctor", "--json"], { cwd });
    const { healthy, checks } = JSON.parse(stdout) as { healthy: boolean; checks: { name: string; status: string }[] };
    return { code, healthy, ...Object.fromEntries(checks.map(({ name, status }) => [name, status])) };
  };
  const well = { node: "pass", installation: "pass", manifest: "pass", documents: "pass", "state root": "pass" };

  test("finds a sound project sound", async () => {
    expect(await statuses(testProject(smallProject()).root)).toEqual({ code: 0, healthy: true, ...well });
  });

  test.each([
    ["no manifest", {}, { manifest: "fail", documents: "skip", "state root": "skip" }],
    ["a manifest with a fault", { "wazir.manifest.yaml": "- a list\n" }, { manifest: "fail" }],
    [
      "a role that is not there",
      smallProject({ "workflows/bad.md": workflow("bad", "nobody") }),
      { documents: "fail" },
    ],
  ])("tells of %s", async (_name, files, wrong) => {
    expect(await statuses(testProject(files).root)).toEqual({ code: 1, healthy: false, ...well, ...wrong });
  });

  test("tells of a state root that cannot be made", async () => {
    const project = testProject({
      "repo/wazir.manifest.yaml": `${manifest()}paths:\n  state_root_default: ../locked/state\n`,
      "locked/x": "",
    });
    chmodSync(project.at("locked"), 0o500);
    // Root may write anywhere.
    const expected = process.getuid?.() === 0 ? "pass" : "fail";
    expect(await statuses(project.at("repo"))).toMatchObject({ "state root": expected });
    chmodSync(project.at("locked"), 0o700);
  });
});

describe("wazir completion", () => {
  test("completes commands and options in a real bash", async () => {
    const project = testProject();
    const { stdout } = await runCli(["completion", "bash"]);
    const script = join(project.root, "completion.bash");
    writeFileSync(script, stdout);
    const complete = (...words: readonly string[]): readonly string[] => {
      const line = words.map((word) => `'${word}'`).join(" ");
      const ask = `source ${script}; COMP_WORDS=(wazir ${line}); COMP_CWORD=${words.length}; _wazir; echo "\${COMPREPLY[@]}"`;
      return execFileSync("bash", ["-c", ask], { encoding: "utf8" }).trim().split(" ");
    };
    expect(complete("val")).toEqual(["validate"]);
    expect(complete("completion", "")).toEqual(["bash", "zsh", "fish", "--help"]);
    expect(complete("validate", "--j")).toEqual(["--json"]);
    expect(complete("validate", "--json", "x.md", "--he")).toEqual(["--help"]);
  });

  test("refuses a shell that it does not know", async () => {
    expect(await runCli(["completion", "cmd"])).toMatchObject({ code: 2, stdout: "" });
  });
});
