import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { URI } from "vscode-uri";
import { connect, type LspClient } from "../support/lsp-client";
import { codesOf } from "../support/open-document";
import { manifest, testProject } from "../support/temporary-project";
import { clarification, clarificationFields, role, smallProject, workflow } from "./support/documents";

const OWN = { roles: "roles", workflows: "workflows" };

describe.each(["in-band", "server"] as const)("which project a document belongs to, %s", (mode) => {
  let client: LspClient;

  beforeAll(async () => {
    client = await connect({ mode });
  });

  afterAll(async () => {
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("the nearest manifest's, where projects are nested", async () => {
    const project = testProject({
      "wazir.manifest.yaml": manifest(OWN),
      "roles/outer.md": role("outer"),
      "packages/a/wazir.manifest.yaml": manifest(OWN),
      "packages/a/roles/inner.md": role("inner"),
    });
    const outer = client.open(workflow("note", "outer"), "markdown", project.at("workflows/note.md"));
    const inner = client.open(workflow("note", "outer"), "markdown", project.at("packages/a/workflows/note.md"));
    expect(await outer.codes()).toEqual([]);
    expect(await inner.codes()).toEqual(["unknown-role"]);
    inner.edit("role: outer", "role: inner");
    expect(await inner.codes()).toEqual([]);
    expect(await outer.codes()).toEqual([]);
  });

  test("/repo is not /repo2", async () => {
    const project = testProject({
      "repo/wazir.manifest.yaml": manifest(OWN),
      "repo/roles/first.md": role("first"),
      "repo2/wazir.manifest.yaml": manifest(OWN),
      "repo2/roles/second.md": role("second"),
    });
    const first = client.open(workflow("note", "first"), "markdown", project.at("repo/workflows/note.md"));
    const second = client.open(workflow("note", "first"), "markdown", project.at("repo2/workflows/note.md"));
    expect(await first.codes()).toEqual([]);
    expect(await second.codes()).toEqual(["unknown-role"]);
    client.changed(1, project.write("repo2/roles/first.md", role("first")));
    await second.codesUntil("no fault once its own role is there", (codes) => codes.length === 0);
  });

  test("a manifest that appears below another one takes its documents over", async () => {
    const project = testProject(smallProject());
    const path = project.write("packages/a/workflows/note.md", workflow("note", "nobody"));
    const document = client.open(workflow("note", "nobody"), "markdown", path);
    expect(await document.codes()).toEqual([]);
    client.changed(1, project.write("packages/a/wazir.manifest.yaml", manifest(OWN)));
    await document.codesUntil("its own project's fault", (codes) => codes.includes("unknown-role"));
  });

  test("runs that are kept outside of the project still belong to it", async () => {
    const project = testProject({
      "repo/wazir.manifest.yaml": `${manifest(OWN)}  state_root_default: ../state\n`,
      "repo/roles/scribe.md": role("scribe"),
      "state/runs/pay-1/run.yaml": "run_id: pay-1\n",
    });
    const other = await connect({ mode, folders: [project.at("repo")] });
    const path = project.write("state/runs/pay-1/artifacts/clarification.md", clarification());
    const artifact = other.open(clarification(), "markdown", path);
    expect(await artifact.codes()).toEqual([]);
    artifact.edit("role: clarifier", "role: scribe");
    expect(await artifact.codes()).toEqual(["role-not-of-phase"]);
    artifact.edit("run_id: pay-1", "run_id: pay-2");
    expect(await artifact.codes()).toContain("unknown-run");
    await other.close();
  });
});

describe.each(["in-band", "server"] as const)("workspace folders, %s", (mode) => {
  test("that overlap give one result for each file, and an end", async () => {
    const project = testProject({
      ...smallProject(),
      "packages/a/wazir.manifest.yaml": manifest({ workflows: "workflows" }),
    });
    project.write("packages/a/workflows/note.md", workflow("note", "scribe"));
    const folders = [project.root, project.at("packages"), project.at("packages/a"), project.root];
    const client = await connect({ mode, folders });
    const document = client.open(workflow("note", "scribe"), "markdown", project.at("packages/a/workflows/note.md"));
    expect(await document.codes()).toEqual(["unknown-role"]);
    await client.settled();
    expect(client.published.all.filter(({ uri }) => uri === document.uri)).toHaveLength(1);
    document.close();
    expect(await client.request("wazir/validateWorkspace", {})).toMatchObject({ checked: 7, errors: 1 });
    await client.close();
  });

  test("a folder without a manifest: artifacts are known by what they say", async () => {
    const project = testProject({});
    const client = await connect({ mode, folders: [project.root] });
    const artifact = client.open(
      clarification().replace("clarifier", "reviewer"),
      "markdown",
      project.at("notes/a.md"),
    );
    expect(await artifact.codes()).toEqual(["role-not-of-phase"]);
    await client.close();
  });

  test("added and removed while the server runs", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [] });
    expect(await client.request("wazir/validateWorkspace", {})).toMatchObject({ checked: 0 });
    const folder = { uri: pathToFileURL(project.root).href, name: "added" };
    client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
    expect(await client.request("wazir/validateWorkspace", {})).toMatchObject({ checked: 5 });
    client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder] } });
    expect(await client.request("wazir/validateWorkspace", {})).toMatchObject({ checked: 0 });
    await client.close();
  });
});

describe.each(["in-band", "server"] as const)("documents without a place on disk, %s", (mode) => {
  let client: LspClient;

  beforeAll(async () => {
    client = await connect({ mode });
  });

  afterAll(async () => {
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test.each([
    ["markdown", clarification()],
    ["yaml", clarificationFields()],
  ])("an untitled %s document is judged by what it says", async (languageId, text) => {
    const document = client.open(text.replace("draft", "drafted"), languageId, `untitled:Untitled-${languageId}`);
    expect(await document.codes()).toEqual(["schema-enum"]);
    expect(await document.hover("sta⟦^⟧tus")).not.toBeNull();
    expect((await document.complete("status: dra⟦^⟧fted")).map(({ label }) => label)).toContain("draft");
  });

  test("an untitled document that names a schema meets it", async () => {
    const document = client.open(
      '{"$schema": "https://wazir.dev/schemas/role.schema.json", "id": 1}',
      "json",
      "untitled:Untitled-9",
    );
    expect(await document.codes()).toContain("schema-type");
  });

  test("an untitled document knows the workspace's own roles", async () => {
    const project = testProject(smallProject());
    const other = await connect({ mode, folders: [project.root] });
    const text = clarification().replace("role: clarifier", "role: scribe");
    const document = other.open(text, "markdown", "untitled:Untitled-1");
    expect(await document.codes()).toEqual(["role-not-of-phase"]);
    await other.close();
  });

  test("a draft that is to become a file is judged as that file", async () => {
    const project = testProject({});
    const document = client.open("roles: [nobody]\n", "yaml", `untitled:${project.at("wazir.manifest.yaml")}`);
    expect(await document.codes()).toContain("unknown-role");
  });

  test.each(["git", "vscode-vfs", "http", "inmemory", "gitfs", "x-y+z.1"])(
    "scheme %s: explained, not judged",
    async (scheme) => {
      const project = testProject(smallProject());
      const uri = `${scheme}://authority${project.at("workflows/note.md")}?ref=HEAD#L1`;
      const document = client.open(clarification().replace("draft", "drafted"), "markdown", uri);
      expect(await document.codes()).toEqual([]);
      expect(await document.hover("sta⟦^⟧tus")).not.toBeNull();
      document.edit("drafted", "draft");
      expect(await document.codes()).toEqual([]);
      document.close();
    },
  );

  test("the old version from git that is open beside a file is not taken for it", async () => {
    const project = testProject(smallProject());
    const old = client.open(
      role("former"),
      "markdown",
      `git:${project.at("roles/scribe.md")}?%7B%22ref%22%3A%22HEAD%22%7D`,
    );
    const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
    expect(await referrer.codes()).toEqual([]);
    old.edit("id: former", "id: ancient");
    await client.settled();
    expect(await referrer.codes()).toEqual([]);
  });

  test.each([
    "",
    "no-scheme",
    "file:",
    "file:///",
    "file:////two",
    "untitled:",
    "%zz:%zz",
    "file:///%E0%A4%A",
    "a b c",
  ])("the URI `%s` breaks nothing", async (uri) => {
    client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text: "phase: [" } });
    await client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 2 } });
    const document = client.open(clarification().replace("draft", "drafted"), "markdown", "untitled:Untitled-1");
    expect(await document.codes()).toEqual(["schema-enum"]);
    document.close();
    client.notify("textDocument/didClose", { textDocument: { uri } });
  });
});

describe.each(["in-band", "server"] as const)("spellings of a URI, %s", (mode) => {
  test("spaces, #, brackets and letters of all kinds: encoded or not, one document", async () => {
    const name = "a b #1 (grüße) [x] 日本 100%";
    const project = testProject(smallProject(), name);
    const client = await connect({ mode, folders: [project.root] });
    const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
    expect(await referrer.codes()).toEqual([]);
    const spellings = [
      pathToFileURL(project.at("roles/scribe.md")).href,
      URI.file(project.at("roles/scribe.md")).toString(),
      `file://${project.at("roles/scribe.md").replaceAll("%", "%25").replaceAll("#", "%23")}`,
    ];
    expect(new Set(spellings).size).toBe(3);
    for (const [index, uri] of spellings.entries()) {
      const edited = client.open(role(`scribe${index}`), "markdown", uri);
      expect(await edited.codes()).toEqual(["id-not-file-name"]);
      await referrer.codesUntil("the fault of the renamed role", (codes) => codes.includes("unknown-role"));
      edited.change(role("scribe"));
      await referrer.codesUntil("no fault", (codes) => codes.length === 0);
      edited.close();
      await referrer.codesUntil("still no fault", (codes) => codes.length === 0);
    }
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("a file that is open in another spelling keeps its diagnostics when the workspace is checked", async () => {
    const project = testProject({ ...smallProject(), "workflows/odd.md": workflow("odd", "nobody") }, "(brackets)");
    const client = await connect({ mode, folders: [project.root] });
    const document = client.open(workflow("odd", "scribe"), "markdown", `file://${project.at("workflows/odd.md")}`);
    expect(await document.codes()).toEqual([]);
    const before = client.published.all.length;
    expect(await client.request("wazir/validateWorkspace", {})).toMatchObject({ errors: 0 });
    await client.settled();
    expect(client.published.all.slice(before).flatMap(({ diagnostics }) => codesOf(diagnostics))).toEqual([]);
    await client.close();
  });

  test("renamed from .txt to .yaml: closed under one name, opened under the other", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root] });
    const text = clarificationFields().replace("draft", "drafted");
    const plain = client.open(text, "plaintext", project.at("notes.txt"));
    expect(await plain.codes()).toEqual([]);
    plain.close();
    const data = client.open(text, "yaml", project.at("notes.yaml"));
    expect(await data.codes()).toEqual(["schema-enum"]);
    data.close();
    const again = client.open(text, "plaintext", project.at("notes.txt"));
    expect(await again.codes()).toEqual([]);
    const switched = client.open(text, "yaml", "untitled:Untitled-2");
    expect(await switched.codes()).toEqual(["schema-enum"]);
    switched.close();
    expect(await client.open(text, "plaintext", "untitled:Untitled-2").codes()).toEqual([]);
    await client.close();
  });
});
