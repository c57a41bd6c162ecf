import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { SWEEPS } from "../../src/core/rules/sweeps";
import { PROGRAMS, runCli } from "../support/programs";
import { logOfLength } from "../support/run-logs";
import { manifest, testProject } from "../support/temporary-project";
import { clarification, role, smallProject, workflow } from "./support/documents";
import { validate } from "./support/verdicts";

const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";

describe("wazir validate", () => {
  test("prints where, how bad, what and the code, and ends with 1", async () => {
    const project = testProject({ ...smallProject(), [ARTIFACT]: clarification().replace("draft", "drafted") });
    const { stdout, stderr, code } = await runCli(["validate"], { cwd: project.root });
    const [line, summary, ...rest] = stdout.split("\n");
    expect(line).toMatch(
      /^\.wazir\/runs\/pay-1\/artifacts\/clarification\.md:7:9: error: .*`drafted`.* \[wazir\/schema-enum\]$/,
    );
    expect(summary).toBe("5 documents checked: 1 error, 0 other findings.");
    expect([rest, stderr, code]).toEqual([[""], "", 1]);
  });

  test("--json prints diagnostics with lines and UTF-16 characters from 0, and how many were checked", async () => {
    const project = testProject({ ...smallProject(), [ARTIFACT]: clarification().replace("draft", '"😀"') });
    const { stdout, code } = await runCli(["validate", "--json"], { cwd: project.root });
    expect(JSON.parse(stdout)).toEqual({
      diagnostics: [
        {
          file: ARTIFACT,
          range: { start: { line: 6, character: 8 }, end: { line: 6, character: 12 } },
          code: "wazir/schema-enum",
          severity: "error",
          message: expect.stringContaining("status") as string,
        },
      ],
      checked: 5,
    });
    expect(code).toBe(1);
  });

  test("names the line of a log that was tampered with", async () => {
    const log = logOfLength(4, "pay-1").replace('"n":3', '"n":9');
    const project = testProject({ ...smallProject(), ".wazir/runs/pay-1/events.ndjson": log });
    const { stdout, code } = await runCli(["validate", "artifacts"], { cwd: project.root });
    expect(stdout).toMatch(/^\.wazir\/runs\/pay-1\/events\.ndjson:3:1: error: .* \[wazir\/log-edited\]\n/);
    expect(code).toBe(1);
  });

  test("a project without faults ends with 0", async () => {
    const project = testProject(smallProject());
    const { stdout, code } = await runCli(["validate"], { cwd: project.root });
    expect([stdout, code]).toEqual(["5 documents checked: 0 errors, 0 other findings.\n", 0]);
    expect(await validate([], { cwd: project.root })).toMatchObject({ diagnostics: [], checked: 5, code: 0 });
  });

  test("--fix makes the fixes that leave no choice, says which, and leaves the rest", async () => {
    const wrong = clarification().replace("role: clarifier", "role: clarifer").replace("draft", "banana");
    const crlf = `\uFEFF${workflow("note", "scrib")}`.replaceAll("\n", "\r\n");
    const project = testProject({ ...smallProject(), [ARTIFACT]: wrong, "workflows/note.md": crlf });
    const { stdout, stderr, code } = await runCli(["validate", "--fix"], { cwd: project.root });
    expect(stdout.split("\n")).toEqual([
      `${ARTIFACT}: fixed: Replace with \`clarifier\` [wazir/unknown-role]`,
      "workflows/note.md: fixed: Replace with `scribe` [wazir/unknown-role]",
      expect.stringMatching(/clarification\.md:7:9: error: .*\[wazir\/schema-enum\]$/),
      "2 findings fixed.",
      "5 documents checked: 1 error, 0 other findings.",
      "",
    ]);
    expect([stderr, code]).toEqual(["", 1]);
    expect(readFileSync(project.at(ARTIFACT), "utf8")).toBe(clarification().replace("draft", "banana"));
    expect(readFileSync(project.at("workflows/note.md"), "utf8")).toBe(crlf.replace("scrib\r", "scribe\r"));
    const again = await runCli(["validate", "--fix", "--json"], { cwd: project.root });
    expect(JSON.parse(again.stdout)).toMatchObject({ checked: 5, fixed: [] });
  });

  test("--fix touches no file that is not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from(workflow("note", "scrib")), Buffer.from([0xff])]);
    const project = testProject(smallProject());
    writeFileSync(project.at("workflows/note.md"), bytes);
    const { stderr, code } = await runCli(["validate", "--fix"], { cwd: project.root });
    expect(stderr).toMatch(/note\.md was not written: it is not UTF-8/);
    expect([code, readFileSync(project.at("workflows/note.md"))]).toEqual([1, bytes]);
  });

  test("works from a folder below the manifest, for the whole project", async () => {
    const project = testProject({
      ...smallProject(),
      "src/deep/x.txt": "",
      "workflows/bad.md": workflow("bad", "nobody"),
    });
    const { diagnostics, checked } = await validate([], { cwd: project.at("src/deep") });
    expect(checked).toBe(6);
    expect(diagnostics.map(({ file }) => file)).toEqual([project.at("workflows/bad.md")]);
  });

  test.each(SWEEPS)("`validate %s` checks that and nothing else", async (sweep) => {
    const project = testProject({
      ...smallProject(),
      "wazir.manifest.yaml": `${manifest({ roles: "roles", workflows: "workflows", skills: "skills", hooks: "hooks", templates: "templates", expertise: "expertise", examples: "examples", schemas: "schemas" })}roles: [nobody]\n`,
      "roles/scribe.md": role("scribe").replace("L1", "L9"),
      "workflows/note.md": workflow("note", "nobody"),
      "skills/tidy/SKILL.md": "---\nname: tidy\n---\n",
      "hooks/a.yaml": "id: a\n",
      "templates/artifacts/clarification.md": clarification().replace("draft", "drafted"),
      "schemas/own.schema.json": '{"type": "no such type"}',
      "examples/a.md": clarification().replace("draft", "drafted"),
      "expertise/a.md": "---\nid: a\n---\n",
      [ARTIFACT]: clarification().replace("draft", "drafted"),
    });
    const { diagnostics, code } = await validate([sweep], { cwd: project.root });
    const place =
      sweep === "manifest"
        ? /^wazir\.manifest\.yaml$/
        : sweep === "artifacts"
          ? /^\.wazir\//
          : new RegExp(`^${sweep}/`);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { file } of diagnostics) expect(file).toMatch(place);
    expect(code).toBe(1);
  });

  test("a file, a folder and several of them", async () => {
    const project = testProject({
      ...smallProject(),
      "workflows/bad.md": workflow("bad", "nobody"),
      "notes/a.md": clarification("none").replace("draft", "drafted"),
      "notes/b.txt": "phase: [",
    });
    const cwd = project.root;
    expect(await validate(["roles"], { cwd: project.at("roles") })).toMatchObject({ checked: 1, code: 0 });
    expect(await validate(["workflows/bad.md"], { cwd })).toMatchObject({ checked: 1, code: 1 });
    expect(await validate(["./roles/"], { cwd })).toMatchObject({ checked: 1, code: 0 });
    expect(await validate([project.at("workflows")], { cwd })).toMatchObject({ checked: 2, code: 1 });
    expect(await validate(["workflows/bad.md", "workflows", "notes/a.md"], { cwd })).toMatchObject({
      checked: 3,
      code: 1,
    });
    expect(await validate(["notes/b.txt"], { cwd })).toMatchObject({ checked: 0, code: 0 });
    expect(await validate(["artifacts", "workflows"], { cwd })).toMatchObject({ checked: 0, code: 0 });
  });

  test("files of several projects are judged each in its own", async () => {
    const project = testProject({
      "a/wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows" }),
      "a/roles/first.md": role("first"),
      "a/workflows/note.md": workflow("note", "first"),
      "b/wazir.manifest.yaml": manifest({ workflows: "workflows" }),
      "b/workflows/note.md": workflow("note", "first"),
      "c.md": clarification().replace("draft", "drafted"),
    });
    const words = ["a/workflows/note.md", "b/workflows/note.md", "c.md"];
    const { diagnostics, checked } = await validate(words, { cwd: project.root });
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ["b/workflows/note.md", "wazir/unknown-role"],
      ["c.md", "wazir/schema-enum"],
    ]);
    expect(checked).toBe(3);
  });
});

describe("what it cannot do it says, with exit code 2", () => {
  test.each([
    ["no project here", ["validate"], /no wazir\.manifest\.yaml/],
    ["no project around a folder", ["validate", "."], /no wazir\.manifest\.yaml/],
    ["a file that is not there", ["validate", "nowhere/x.md"], /nowhere\/x\.md/],
    ["a sweep that is not one", ["validate", "artefacts"], /artefacts/],
    ["an unknown option", ["validate", "--jsn"], /unknown option.*--jsn[\s\S]*--json/i],
    ["an unknown command", ["valdate"], /unknown command.*valdate[\s\S]*validate/i],
    ["no command", [], /Usage: wazir/],
    ["the language server without a transport", ["lsp"], /--stdio/],
  ])("%s", async (_name, args, message) => {
    const project = testProject({});
    const { stdout, stderr, code } = await runCli(args, { cwd: project.root });
    expect(stderr).toMatch(message);
    expect([stdout, code]).toEqual(["", 2]);
  });

  test("--help and --version are no faults", async () => {
    const help = await runCli(["validate", "--help"]);
    expect([help.code, help.stderr]).toEqual([0, ""]);
    for (const sweep of SWEEPS) expect(help.stdout.replace(/\s+/g, " ")).toContain(sweep);
    const about = JSON.parse(readFileSync(join(PROGRAMS, "../package.json"), "utf8")) as { version: string };
    expect(await runCli(["--version"])).toMatchObject({ code: 0, stdout: `${about.version}\n` });
  });
});

describe("an installation that is damaged", () => {
  test.each(["content.json", "expertise.catalogue", "validators.js"])(
    "without %s: exit code 70, and what is wrong",
    (missing) => {
      const project = testProject(smallProject());
      const installed = testProject({ "package.json": '{"version": "0"}' });
      cpSync(PROGRAMS, installed.at("dist"), { recursive: true });
      rmSync(installed.at(`dist/${missing}`));
      const { status, stderr, stdout } = spawnSync(process.execPath, [installed.at("dist/cli.js"), "validate"], {
        cwd: project.root,
        encoding: "utf8",
      });
      expect(stderr).toContain(missing);
      expect([status, stdout]).toEqual([70, ""]);
    },
  );
});

describe("in a pipe", () => {
  test("a long answer arrives whole", async () => {
    const bad = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`workflows/w${index}.md`, workflow(`w${index}`, "nobody")]),
    );
    const project = testProject({ ...smallProject(), ...bad });
    const { diagnostics } = await validate([], { cwd: project.root });
    expect(diagnostics).toHaveLength(300);
    expect(JSON.stringify(diagnostics).length).toBeGreaterThan(65_536);
  });

  test.skipIf(process.platform === "win32")("a reader that stops early is no fault", () => {
    const bad = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`workflows/w${index}.md`, workflow(`w${index}`, "nobody")]),
    );
    const project = testProject({ ...smallProject(), ...bad });
    const script = `"${process.execPath}" "${join(PROGRAMS, "cli.js")}" validate --json | head -c 10`;
    const { stdout, stderr, status } = spawnSync("sh", ["-c", script], { cwd: project.root, encoding: "utf8" });
    expect([stdout, stderr, status]).toEqual(['{\n  "diagn', "", 0]);
  });

  test("paths are printed relative to where it runs, else absolute, and read back", async () => {
    const project = testProject(smallProject(), "a b #1 (ü)");
    writeFileSync(project.at("workflows/note.md"), workflow("note", "nobody"));
    const { diagnostics } = await validate([], { cwd: project.at("roles") });
    const [file = ""] = diagnostics.map((diagnostic) => diagnostic.file);
    expect(file).toBe(project.at("workflows/note.md"));
    const again = await validate([relative(project.at("roles"), file)], { cwd: project.at("roles") });
    expect(again).toMatchObject({ checked: 1, code: 1 });
  });
});
