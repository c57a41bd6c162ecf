import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, PULLED, type LspClient } from "../support/lsp-client";
import { messageOf } from "../support/open-document";
import { nodeOf } from "../support/programs";
import { manifest, temporaryProject, testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, role, smallProject, workflow } from "./support/documents";
import { bigJson, NESTED, ODD, type HostileText } from "./support/hostile";
import { languageOf, validate } from "./support/verdicts";

const FOLDER = ".wazir/runs/pay-1/artifacts";

/** Megabytes that a program may ever need. */
const BOUND = 400;

/** Where a hostile text stands among a run's artifacts; its name makes it a clarification. */
function placeOf({ extension }: HostileText): string {
  return `${FOLDER}/clarification.${extension}`;
}

/** The server still answers, and answers rightly. */
async function expectAlive(client: LspClient): Promise<void> {
  const document = client.open(clarification(), "markdown", "untitled:alive");
  expect(await document.hover("sta⟦^⟧tus: draft")).not.toBeNull();
  expect(await document.codes()).toEqual([]);
  document.close();
  expect(client.faults()).toEqual([]);
}

/** Opens a text, edits it so that it is read twice, and asks all there is to ask. */
async function survive(client: LspClient, path: string, hostile: HostileText): Promise<void> {
  const document = client.open(hostile.text, languageOf(path) ?? "plaintext", path);
  expect(await document.codes()).toContain(hostile.code);
  document.change(`${hostile.text} `);
  const diagnostics = await document.diagnostics();
  expect(diagnostics.length).toBeLessThanOrEqual(100);
  for (const diagnostic of diagnostics) expect(messageOf(diagnostic)).toMatch(/^.{8,600}[.?]$/s);
  const lines = hostile.text.split("\n").length;
  const end = { line: Math.min(lines - 1, 1), character: Math.min(hostile.text.length, 900) };
  const at = { textDocument: { uri: document.uri }, position: end };
  await client.request("textDocument/hover", at);
  await client.request("textDocument/completion", at);
  document.close();
}

/** Nesting aborts some versions of Node and not others; the other texts are the same to all. */
const BY_NODE = [
  { major: 20, hostile: [...NESTED, ...ODD] },
  { major: 22, hostile: NESTED },
  { major: 24, hostile: NESTED },
] as const;

describe.each(BY_NODE)("nesting and other bombs, Node $major", ({ major, hostile: texts }) => {
  let node: string;
  let project: TemporaryProject;
  let client: LspClient;

  beforeAll(async () => {
    node = await nodeOf(major);
    project = temporaryProject({ "wazir.manifest.yaml": manifest(), ".wazir/runs/pay-1/run.yaml": "run_id: pay-1\n" });
    client = await connect({ mode: "server", node, capabilities: PULLED, folders: [project.root] });
  });

  afterAll(async () => {
    await expectAlive(client);
    const ending = await client.close();
    project.dispose();
    expect(ending?.code).toBe(0);
    expect(ending?.peakMegabytes).toBeLessThan(BOUND);
  });

  test.each(texts.map((text) => [text.name, text.extension, text] as const))(
    "in the server: %s (%s)",
    async (_name, _extension, hostile) => {
      await survive(client, project.at(placeOf(hostile)), hostile);
    },
  );

  test("in a role, a workflow and the manifest, which every project loads", async () => {
    const other = testProject({ ...smallProject(), "roles/deep.md": `---\nid: ${"[".repeat(1_000)}\n---\n` });
    other.write("workflows/deep.md", `---\n${"{a: ".repeat(1_000)}\n---\n`);
    const bombed = client.open("- ".repeat(1_000), "yaml", other.at("wazir.manifest.yaml"));
    expect(await bombed.codes()).toEqual(["too-deep"]);
    bombed.close();
    const document = client.open(workflow("note", "nobody"), "markdown", other.at("workflows/note.md"));
    expect(await document.codes()).toEqual(["unknown-role"]);
    document.close();
    const printed = await validate([], { cwd: other.root, node });
    expect(printed.diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ["roles/deep.md", "wazir/too-deep"],
      ["workflows/deep.md", "wazir/too-deep"],
    ]);
  });

  test("in the command line, all at once", async () => {
    const files: string[] = [];
    for (const [index, hostile] of texts.entries()) {
      const path = `${FOLDER.replace("pay-1", `run-${index}`)}/clarification.${hostile.extension}`;
      project.write(path, hostile.text);
      files.push(path);
    }
    const { diagnostics, checked, code, peakMegabytes } = await validate(files, { cwd: project.root, node });
    expect([checked, code]).toEqual([files.length, 1]);
    for (const [index, hostile] of texts.entries()) {
      const codes = diagnostics.filter(({ file }) => file === files[index]).map((diagnostic) => diagnostic.code);
      expect(codes, hostile.name).toContain(`wazir/${hostile.code}`);
      expect(codes.length, hostile.name).toBeLessThanOrEqual(100);
    }
    expect(peakMegabytes).toBeLessThan(BOUND);
    project.remove(".wazir");
  });
});

describe("files that are none", () => {
  /** What the command line prints and what the language server shows for one file, which must be the same sentence. */
  async function messageFor(project: TemporaryProject, file: string, sweep: readonly string[] = []): Promise<string> {
    const { diagnostics, code } = await validate(sweep, { cwd: project.root });
    expect(code).toBe(1);
    const [printed, ...more] = diagnostics.filter((diagnostic) => diagnostic.file === file);
    expect(more).toEqual([]);
    const client = await connect({ mode: "server", folders: [project.root] });
    const summary = (await client.request("wazir/validateWorkspace", {})) as { errors: number };
    expect(summary.errors).toBeGreaterThan(0);
    await client.settled();
    const shown = client.published.all.filter(({ uri }) => decodeURIComponent(uri).endsWith(file)).at(-1);
    expect(shown?.diagnostics.map(({ message, code: shownCode }) => [shownCode, message])).toEqual([
      [printed?.code, printed?.message],
    ]);
    await expectAlive(client);
    const ending = await client.close();
    expect(ending?.peakMegabytes).toBeLessThan(BOUND);
    return printed?.message ?? "";
  }

  test("a folder in the place of the manifest", async () => {
    const project = testProject({ "roles/a.md": role("a") });
    project.folder("wazir.manifest.yaml");
    expect(await messageFor(project, "wazir.manifest.yaml")).toMatch(/`wazir\.manifest\.yaml` is a folder/);
    const named = await validate(["wazir.manifest.yaml"], { cwd: project.root });
    expect(named.diagnostics).toHaveLength(1);
  });

  test("a manifest that is a list", async () => {
    const project = testProject({ "wazir.manifest.yaml": "- manifest_version: 2\n- project: x\n" });
    expect(await messageFor(project, "wazir.manifest.yaml")).toMatch(/is a list, but must be a mapping/);
  });

  test("a folder in the place of an artifact, a role and a run's record", async () => {
    const project = testProject({ ...smallProject(), "workflows/bad.md": workflow("bad", "nobody") });
    project.folder("roles/folder.md");
    project.folder(`${FOLDER}/spec.md`);
    project.folder(".wazir/runs/pay-2/run.yaml");
    const { diagnostics } = await validate([], { cwd: project.root });
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([
      [`${FOLDER}/spec.md`, "wazir/unreadable"],
      [".wazir/runs/pay-2/run.yaml", "wazir/unreadable"],
      ["roles/folder.md", "wazir/unreadable"],
      ["workflows/bad.md", "wazir/unknown-role"],
    ]);
    expect(diagnostics[2]?.message).toBe("`folder.md` is a folder, and a file is expected.");
  });

  test("a file where a folder should be", async () => {
    const project = testProject({
      "wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows" }),
      roles: "not a folder",
      "workflows/note.md": workflow("note", "clarifier"),
      ".wazir": "not a folder",
    });
    expect(await messageFor(project, "wazir.manifest.yaml")).toMatch(
      /`paths\.roles` names `roles`, which is a file, and a folder is expected/,
    );
  });

  test("a JSON artifact of 50 MB", async () => {
    const project = testProject(smallProject());
    writeFileSync(project.at(`${FOLDER}/review.json`), bigJson(50));
    expect(await messageFor(project, `${FOLDER}/review.json`)).toMatch(/too large.*5[01] MB/);
    const { peakMegabytes } = await validate([], { cwd: project.root });
    expect(peakMegabytes).toBeLessThan(BOUND);
  });

  test("a JSON artifact of 50 MB that an editor opens and edits", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode: "server", folders: [project.root] });
    const document = client.open(bigJson(50), "json", project.at(`${FOLDER}/review.json`));
    expect(await document.codes()).toEqual(["too-large"]);
    document.edit('"reviewer"', '"verifier"');
    expect(await document.codes()).toEqual(["too-large"]);
    expect(await document.hover('"ro⟦^⟧le"')).toBeNull();
    document.close();
    await expectAlive(client);
    expect((await client.close())?.peakMegabytes).toBeLessThan(BOUND);
  });

  test("a link that leads to itself, to nothing, and in a circle of two", async () => {
    const project = testProject(smallProject());
    project.link("roles/self.md", "self.md");
    project.link("roles/one.md", "two.md");
    project.link("roles/two.md", "one.md");
    project.link("workflows/dangling.md", "nowhere.md");
    project.link(`${FOLDER}/spec.md`, "spec.md");
    const { diagnostics } = await validate([], { cwd: project.root });
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual(
      [`${FOLDER}/spec.md`, "roles/one.md", "roles/self.md", "roles/two.md", "workflows/dangling.md"].map((file) => [
        file,
        "wazir/unreadable",
      ]),
    );
    expect(await messageFor(project, "roles/self.md")).toMatch(/`self\.md` cannot be read.*circle/);
    expect(await messageFor(project, "workflows/dangling.md")).toMatch(/`dangling\.md` cannot be read.*nowhere/);
  });

  test("links to folders that go round in circles come to an end", async () => {
    const project = testProject(smallProject());
    project.link("roles/up", "..");
    project.link("roles/here", ".");
    project.link(".wazir/runs/again", "..");
    project.link(`${FOLDER}/up`, "../..");
    expect(await validate([], { cwd: project.root })).toMatchObject({ diagnostics: [], checked: 5 });
  });

  test("a link out of the project is reported and not read", async () => {
    const project = testProject({
      "repo/wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows" }),
      "repo/workflows/note.md": workflow("note", "outsider"),
      "secret/outsider.md": role("outsider"),
    });
    project.link("repo/roles/outsider.md", "../../secret/outsider.md");
    const { diagnostics } = await validate([], { cwd: project.at("repo") });
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ["roles/outsider.md", "wazir/unreadable"],
      ["workflows/note.md", "wazir/unknown-role"],
    ]);
    expect(diagnostics[0]?.message).toMatch(/outside of the project/);
  });

  test("a content folder that is a link out of the project is reported and not read", async () => {
    const project = testProject({
      "repo/wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows" }),
      "repo/workflows/note.md": workflow("note", "outsider"),
      "secret/outsider.md": role("outsider"),
    });
    project.link("repo/roles", "../secret");
    const { diagnostics, checked } = await validate([], { cwd: project.at("repo") });
    expect(diagnostics.map(({ file, code }) => [file, code])).toEqual([
      ["wazir.manifest.yaml", "wazir/escaping-path"],
      ["workflows/note.md", "wazir/unknown-role"],
    ]);
    expect(checked).toBe(2);
  });

  test.skipIf(process.platform === "win32")("a pipe is not waited for", async () => {
    const project = testProject(smallProject());
    execFileSync("/bin/sh", ["-c", 'mkfifo "$0" "$1"', project.at(`${FOLDER}/spec.md`), project.at("roles/pipe.md")]);
    const { diagnostics } = await validate([], { cwd: project.root });
    expect(diagnostics.map(({ file }) => file)).toEqual([`${FOLDER}/spec.md`, "roles/pipe.md"]);
    expect(await messageFor(project, "roles/pipe.md")).toBe("`pipe.md` cannot be read (not a regular file).");
  });

  test.skipIf(process.getuid?.() === 0)("a file that this user may not read", async () => {
    const project = testProject({ ...smallProject(), "roles/secret.md": role("secret") });
    chmodSync(project.at("roles/secret.md"), 0);
    expect(await messageFor(project, "roles/secret.md")).toMatch(/`secret\.md` cannot be read/);
  });
});
