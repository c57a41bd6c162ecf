import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { PROGRAMS, runCli } from "../support/programs";
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

describe("wazir --help", () => {
  const LOADED = fileURLToPath(new URL("../support/loaded-modules.cjs", import.meta.url));

  /** What a command loads besides its own file. */
  function loadedBy(...args: readonly string[]): readonly string[] {
    const { stderr } = spawnSync(process.execPath, ["--require", LOADED, `${PROGRAMS}/cli.js`, ...args], {
      cwd: testProject(smallProject()).root,
      encoding: "utf8",
    });
    return JSON.parse(stderr.trim().split("\n").at(-1) ?? "") as readonly string[];
  }

  test("loads nothing that only a command needs", () => {
    for (const args of [["--help"], ["-h"], ["validate", "--help"], ["capture", "output", "--help"]]) {
      expect(loadedBy(...args)).toEqual(["node:module"]);
    }
    expect(loadedBy("--version")).not.toContain("./validators.js");
    expect(loadedBy("validate")).toEqual(expect.arrayContaining(["./commands.js", "./validators.js"]));
    expect(loadedBy("validate")).not.toContain("./tokenizer.js");
  });
});

test.each([[], ["run"], ["run", "start"], ["capture", "output"]])(
  "the page for %j is what the program itself prints",
  (...path: readonly string[]) => {
    const print = (program: string): string =>
      execFileSync(process.execPath, [join(PROGRAMS, program), ...path, "--help"], { encoding: "utf8" });
    expect(print("cli.js")).toBe(print("commands.js"));
    expect(print("cli.js")).toContain(["Usage: wazir", ...path].join(" "));
  },
);

describe("wazir completion", () => {
  const SWEEPS = "manifest roles workflows skills hooks templates schemas examples expertise artifacts".split(" ");

  /** The script of a shell, and files beside which it is asked to complete. */
  async function scriptOf(shell: string): Promise<{ readonly script: string; readonly cwd: string }> {
    const project = testProject({ "notes.md": "" });
    const { stdout } = await runCli(["completion", shell]);
    return { script: project.write("completion.script", stdout), cwd: project.root };
  }

  /** Asks a shell; what it prints, line by line. Nothing of the user's own settings is read. */
  function ask(shell: string, args: readonly string[], cwd: string): readonly string[] {
    const printed = execFileSync(shell, args, { cwd, encoding: "utf8", env: { ...process.env, HOME: cwd } });
    return printed.split(/\s+/).filter((word) => word !== "");
  }

  test.skipIf(!isInstalled("bash"))("completes commands and options in a real bash", async () => {
    const { script, cwd } = await scriptOf("bash");
    const complete = (...words: readonly string[]): readonly string[] => {
      const line = words.map((word) => `'${word}'`).join(" ");
      const text = `source ${script}; COMP_WORDS=(wazir ${line}); COMP_CWORD=${words.length}; _wazir; echo "\${COMPREPLY[@]}"`;
      return ask("bash", ["-c", text], cwd);
    };
    expect(complete("val")).toEqual(["validate"]);
    expect(complete("completion", "")).toEqual(["bash", "zsh", "fish", "--help"]);
    expect(complete("validate", "--j")).toEqual(["--json"]);
    expect(complete("validate", "--json", "x.md", "--he")).toEqual(["--help"]);
    expect(complete("validate", "")).toEqual([...SWEEPS, "--json", "--fix", "--help"]);
    expect(complete("capture", "ro")).toEqual(["route"]);
    expect(complete("capture", "usage", "--p")).toEqual(["--phase"]);
  });

  test.skipIf(!isInstalled("zsh"))("completes commands, options and files in a real zsh", async () => {
    const { script, cwd } = await scriptOf("zsh");
    const complete = (...words: readonly string[]): readonly string[] => {
      // What the completion system of zsh gives the function is given to it here.
      const system = 'compdef() { :; }; _files() { print FILES; }; compadd() { shift; print -l -- "$@"; }';
      const line = words.map((word) => `'${word}'`).join(" ");
      const text = `${system}; source ${script}; words=(wazir ${line}); CURRENT=${words.length + 1}; _wazir`;
      return ask("zsh", ["-f", "-c", text], cwd);
    };
    expect(complete("")).toEqual(expect.arrayContaining(["init", "validate", "capture", "--version"]));
    expect(complete("completion", "")).toEqual(["bash", "zsh", "fish", "--help"]);
    expect(complete("validate", "")).toEqual([...SWEEPS, "--json", "--fix", "--help", "FILES"]);
    expect(complete("capture", "usage", "")).toEqual(["--run", "--json", "--phase", "--help"]);
  });

  test.skipIf(!isInstalled("fish"))(
    "completes commands and options in a real fish, files only where they may stand",
    async () => {
      const { script, cwd } = await scriptOf("fish");
      const complete = (line: string): readonly string[] =>
        ask("fish", ["--no-config", "-c", `source ${script}; complete -C '${line}'`], cwd);
      expect(complete("wazir val")).toEqual(["validate"]);
      expect([...complete("wazir completion ")].sort()).toEqual(["--help", "bash", "fish", "zsh"]);
      expect([...complete("wazir validate --")].sort()).toEqual(["--fix", "--help", "--json"]);
      expect([...complete("wazir validate ")].sort()).toEqual(
        [...SWEEPS, "--fix", "--help", "--json", "completion.script", "notes.md"].sort(),
      );
      expect(complete("wazir capture ro")).toEqual(["route"]);
      expect(complete("wazir doctor no")).toEqual([]);
    },
  );

  test("refuses a shell that it does not know", async () => {
    expect(await runCli(["completion", "cmd"])).toMatchObject({ code: 2, stdout: "" });
  });
});

/** Whether a shell can be asked; where it cannot, its test is listed as skipped. */
function isInstalled(shell: string): boolean {
  const { error } = spawnSync(shell, ["--version"]);
  if (error !== undefined) console.warn(`${shell} is not installed: its completion is not tested.`);
  return error === undefined;
}
