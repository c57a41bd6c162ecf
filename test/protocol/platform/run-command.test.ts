import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { digestFile } from "../../../src/platform/digest-file";
import { batchCall, findProgram } from "../../../src/platform/find-program";
import { gitRevision } from "../../../src/platform/git-revision";
import { runCommand, type CommandOptions } from "../../../src/platform/run-command";
import { sha256 } from "../../../src/platform/sha256";
import { testProject, type TemporaryProject } from "../../support/temporary-project";

const NODE = process.execPath;

function options(project: TemporaryProject, change: Partial<CommandOptions> = {}): CommandOptions {
  return {
    cwd: project.root,
    env: process.env,
    limitMs: 20_000,
    signal: new AbortController().signal,
    outputPath: project.at("evidence/E-1.txt"),
    graceMs: 300,
    ...change,
  };
}

const script = (source: string) => [NODE, "-e", source] as const;

describe("a command", () => {
  test("is run by its words, and what it prints is kept in order and in a file", async () => {
    const project = testProject();
    const heard: string[] = [];
    const show = "console.log(process.argv.slice(1).join('|'), process.cwd()); console.error('höh')";
    const words = [NODE, "-e", show, "a b", "$HOME", "&&", "*"] as const;
    const result = await runCommand(words, options(project, { onOutput: (text) => heard.push(text) }));
    expect(result.end).toEqual({ kind: "exited", code: 0 });
    expect(result.output).toContain(`a b|$HOME|&&|* ${project.root}\n`);
    expect(result.output).toContain("höh\n");
    expect(heard.join("")).toBe(result.output);
    expect(readFileSync(project.at("evidence/E-1.txt"), "utf8")).toBe(result.output);
    expect(result.durationMs).toBeGreaterThan(0);
  });

  test("has no input, and is no part of the run that asks for it", async () => {
    const ask = "process.stdin.on('data', () => 0).on('end', () => console.log('end', process.env.VITEST))";
    const result = await runCommand(script(ask), options(testProject()));
    expect(result.output).toBe("end undefined\n");
  });

  test.each([
    ["its exit code", "process.exit(3)", { kind: "exited", code: 3 }],
    ["the signal that ended it", "process.kill(process.pid, 'SIGKILL')", { kind: "killed", signal: "SIGKILL" }],
  ])("gives %s", async (_name, source, end) => {
    expect((await runCommand(script(source), options(testProject()))).end).toEqual(end);
  });

  test("that is not there is told so, and leaves no output", async () => {
    const project = testProject();
    const result = await runCommand(["no-such-program"], options(project));
    const message = "`no-such-program` was not found: no folder of the PATH has a program of this name.";
    expect(result.end).toEqual({ kind: "not-started", message });
    expect(existsSync(project.at("evidence"))).toBe(false);
  });

  test("is not run where its output would replace another", async () => {
    const project = testProject({ "evidence/E-1.txt": "mine" });
    const result = await runCommand(script("require('fs').writeFileSync('ran', '')"), options(project));
    expect(result.end.kind).toBe("not-started");
    expect(existsSync(project.at("ran"))).toBe(false);
    expect(readFileSync(project.at("evidence/E-1.txt"), "utf8")).toBe("mine");
  });

  test("that prints without end keeps what there is room for", async () => {
    const project = testProject();
    const source = "process.stdout.write('a'.repeat(5000), () => process.stdout.write('b'))";
    const result = await runCommand(script(source), options(project, { maxBytes: 1000 }));
    expect(result).toMatchObject({ truncated: true, output: "", end: { kind: "exited", code: 0 } });
  });

  test("that splits a letter over two pieces is read whole", async () => {
    const source =
      "process.stdout.write(Buffer.from([0xc3])); setTimeout(() => process.stdout.write(Buffer.from([0xb6])), 50)";
    expect((await runCommand(script(source), options(testProject()))).output).toBe("ö");
  });
});

/** A program that starts another, which writes a file every 50 ms, and waits. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = "let n = 0; setInterval(() => require('fs').writeFileSync('beat', String(n++)), 50)";
  spawn(process.execPath, ['-e', child], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;

async function isStill(project: TemporaryProject): Promise<boolean> {
  const before = readFileSync(project.at("beat"), "utf8");
  await wait(300);
  return readFileSync(project.at("beat"), "utf8") === before;
}

describe.skipIf(process.platform === "win32")("a command is ended with all that it started", () => {
  test("at its time limit", async () => {
    const project = testProject();
    const { end } = await runCommand(script(PARENT), options(project, { limitMs: 800 }));
    expect(end).toEqual({ kind: "timed-out", limitMs: 800 });
    expect(await isStill(project)).toBe(true);
  });

  test("when it is cancelled", async () => {
    const project = testProject();
    const abort = new AbortController();
    const running = runCommand(script(PARENT), options(project, { signal: abort.signal }));
    while (!existsSync(project.at("beat"))) await wait(20);
    abort.abort();
    expect((await running).end).toEqual({ kind: "cancelled" });
    expect(await isStill(project)).toBe(true);
  });

  test("also when it does not want to", async () => {
    const source = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
    const { end } = await runCommand(script(source), options(testProject(), { limitMs: 500 }));
    expect(end).toEqual({ kind: "timed-out", limitMs: 500 });
  });

  test("when it leaves something running", async () => {
    const project = testProject();
    const source = `${PARENT} const t = setInterval(() => { if (require('fs').existsSync('beat')) process.exit(0) }, 20)`;
    const { end } = await runCommand(script(source), options(project));
    expect(end).toEqual({ kind: "exited", code: 0 });
    expect(await isStill(project)).toBe(true);
  });

  test("and is not begun after it was cancelled", async () => {
    const project = testProject();
    const signal = AbortSignal.abort();
    expect((await runCommand(script("0"), options(project, { signal }))).end).toEqual({ kind: "cancelled" });
    expect(existsSync(project.at("evidence"))).toBe(false);
  });
});

describe.skipIf(process.platform === "win32")("a program is found", () => {
  const find = (project: TemporaryProject, name: string, path: string) =>
    findProgram([name, "x"], { cwd: project.root, env: { PATH: path }, platform: "linux" });

  test("in the PATH or by its path, and never by its name beside the document", () => {
    const project = testProject({ "bin/tool": "", tool: "", text: "" });
    execFileSync("chmod", ["+x", project.at("bin/tool"), project.at("tool")]);
    const call = (file: string) => ({ ok: true, call: { file, words: ["x"], verbatim: false } });
    expect(find(project, "tool", `/nowhere:${project.at("bin")}`)).toEqual(call(project.at("bin/tool")));
    expect(find(project, "./tool", "")).toEqual(call(project.at("tool")));
    const message = "`tool` was not found: no folder of the PATH has a program of this name.";
    expect(find(project, "tool", "/nowhere")).toEqual({ ok: false, message });
    expect(find(project, "tool", ".:")).toEqual({ ok: false, message });
    const path = "`./text` was not found: there is no program at this path.";
    expect(find(project, "./text", "")).toEqual({ ok: false, message: path });
  });
});

describe("a batch file of Windows", () => {
  const env = { ComSpec: "C:\\Windows\\System32\\cmd.exe" };

  test("is called through cmd.exe with each word in quotes", () => {
    expect(batchCall("C:\\node\\npm.cmd", ["test", "a b", "a&calc", "src\\"], env)).toEqual({
      ok: true,
      call: {
        file: "C:\\Windows\\System32\\cmd.exe",
        words: ["/d", "/v:off", "/s", "/c", '""C:\\node\\npm.cmd" "test" "a b" "a&calc" "src\\\\""'],
        verbatim: true,
      },
    });
  });

  test.each(['a" & calc & "', "%PATH%", "a\nb", "!x!"])("is not given %j", (word) => {
    expect(batchCall("npm.cmd", ["test", word], env).ok).toBe(false);
  });
});

test("a file's digest is of its bytes", async () => {
  const project = testProject({ a: "ä", b: new Uint8Array([0xff, 0xfe]), c: new Uint8Array([0xff, 0xfd]) });
  expect(await digestFile(project.at("a"))).toBe(sha256("ä"));
  expect(await digestFile(project.at("b"))).not.toBe(await digestFile(project.at("c")));
  expect(await digestFile(project.at("gone"))).toBeUndefined();
});

test("git tells the commit, and whether files differ from it beside the run's own", async () => {
  const project = testProject({ "a.txt": "a" });
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=D", "-c", "user.email=d@x", ...words], {
      cwd: project.root,
      encoding: "utf8",
    });
  expect(await gitRevision(project.root, ".wazir")).toBeUndefined();
  git("init", "-q");
  expect(await gitRevision(project.root, ".wazir")).toBeUndefined();
  git("add", ".");
  git("commit", "-q", "-m", "one");
  const commit = git("rev-parse", "HEAD").trim();
  project.write(".wazir/runs/r-1/run.yaml", "");
  expect(await gitRevision(project.root, ".wazir")).toEqual({ commit, dirty: false });
  project.write("b.txt", "");
  expect(await gitRevision(project.root, ".wazir")).toEqual({ commit, dirty: true });
});
