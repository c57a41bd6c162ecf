import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, PULLED, PUSHED, type LspClient } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { logOfLength } from "../support/run-logs";
import { manifest, temporaryProject, testProject, type TemporaryProject } from "../support/temporary-project";
import {
  clarification,
  clarificationFields,
  clarificationJson,
  role,
  runRecord,
  smallProject,
  workflow,
} from "./support/documents";

const LOG = ".wazir/runs/pay-1/events.ndjson";
const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";

describe.each(MODES)("diagnostics, %s", (mode) => {
  let shared: TemporaryProject;
  let pushed: LspClient;
  let pulled: LspClient;

  beforeAll(async () => {
    shared = temporaryProject(smallProject());
    pushed = await connect({ mode, folders: [shared.root], capabilities: PUSHED });
    pulled = await connect({ mode, folders: [shared.root], capabilities: PULLED });
  });

  afterAll(async () => {
    expect([...pushed.faults(), ...pulled.faults()]).toEqual([]);
    await pushed.close();
    await pulled.close();
    shared.dispose();
  });

  const broken: readonly [string, string, string, string, readonly string[]][] = [
    ["front matter", "markdown", ARTIFACT, clarification().replace("clarifier", "reviewer"), ["role-not-of-phase"]],
    ["front matter without end", "markdown", ARTIFACT, "---\nphase: clarify\n", ["front-matter-unterminated"]],
    [
      "YAML",
      "yaml",
      ARTIFACT.replace("md", "yaml"),
      clarificationFields().replace("draft", "drafted"),
      ["schema-enum"],
    ],
    ["JSON", "json", ARTIFACT.replace("md", "json"), clarificationJson().replace('"draft"', "12"), ["schema-type"]],
    ["a manifest", "yaml", "wazir.manifest.yaml", `${manifest()}roles: [clarifer]\n`, ["unknown-role"]],
    ["a role", "markdown", "roles/a.md", role("a").replace("[read]", "[reed]"), ["schema-enum"]],
    ["a log", "plaintext", LOG, logOfLength(3, "pay-1").replace('"n":2', '"n":3'), ["log-edited"]],
    ["a workflow", "markdown", "workflows/a.md", workflow("a", "scribbler"), ["unknown-role"]],
  ];

  test.each(broken)("pushed and pulled alike: %s", async (_name, languageId, path, text, some) => {
    const told = pushed.open(text, languageId, shared.at(path));
    const asked = pulled.open(text, languageId, shared.at(path));
    const list = await told.diagnostics();
    expect(await told.codes()).toEqual(expect.arrayContaining([...some]));
    expect(await asked.diagnostics()).toEqual(list);
    for (const { source, code, codeDescription, severity } of list) {
      expect(source).toBe("wazir");
      expect(severity).toBe(1);
      expect(codeDescription?.href).toContain(`/docs/rules/${String(code).replace("wazir/", "")}.md`);
    }
    told.close();
    asked.close();
  });

  test("a valid document has none, and one that is not ours is left alone", async () => {
    for (const client of [pushed, pulled]) {
      const valid = client.open(clarification(), "markdown", shared.at(ARTIFACT));
      expect(await valid.codes()).toEqual([]);
      const readme = client.open("# Read me\n\nphase: [\n", "markdown", shared.at("README.md"));
      expect(await readme.codes()).toEqual([]);
      const compose = client.open("services: {\n", "yaml", shared.at("compose.yaml"));
      expect(await compose.codes()).toEqual([]);
      for (const document of [valid, readme, compose]) document.close();
    }
  });

  test("of two edits that come together only the newest is published, with its version", async () => {
    const document = pushed.open(clarification(), "markdown", shared.at(ARTIFACT));
    expect(await document.codes()).toEqual([]);
    await pushed.together(() => {
      document.edit("status: draft", "status: one");
      document.edit("status: one", "status: two");
    });
    const [fault] = await document.diagnostics();
    expect(fault?.message).toContain("two");
    const versions = pushed.published.all.filter(({ uri }) => uri === document.uri).map(({ version }) => version);
    expect(versions).toContain(3);
    expect(versions).not.toContain(2);
    document.close();
  });

  test("a folder that is made while somebody types is found once they pause", async () => {
    const project = testProject(smallProject());
    for (const capabilities of [PUSHED, PULLED]) {
      const client = await connect({ mode, folders: [project.root], capabilities });
      const folder = capabilities === PUSHED ? "told" : "asked";
      const text = manifest({ expertise: folder });
      const document = client.open(text, "yaml", project.at("wazir.manifest.yaml"));
      expect(await document.codes()).toContain("missing-path");
      document.edit("paths:", "paths: # o");
      expect(await document.codes()).toContain("missing-path");
      mkdirSync(project.at(folder));
      document.edit("# o", "# of");
      await document.codesUntil("the folder is found", (codes) => !codes.includes("missing-path"));
      await client.close();
    }
  });

  test("closing clears them", async () => {
    const document = pushed.open("---\nphase: clarify\n---\n", "markdown", shared.at(ARTIFACT));
    expect((await document.codes()).length).toBeGreaterThan(0);
    const before = pushed.published.all.length;
    document.close();
    const cleared = await pushed.published.next(({ uri }) => uri === document.uri, "the clearing", before);
    expect(cleared.diagnostics).toEqual([]);
    await pushed.settled();
    const later = pushed.published.all.slice(before).filter(({ uri }) => uri === document.uri);
    expect(later).toHaveLength(1);
  });

  test("closing at once, before the check was done, leaves nothing behind", async () => {
    const document = pushed.open("---\nphase: clarify\n---\n", "markdown", shared.at(ARTIFACT));
    document.close();
    const other = pushed.open(clarification(), "markdown", shared.at(ARTIFACT.replace("clarification.md", "other.md")));
    await other.diagnostics();
    expect(pushed.published.all.filter(({ uri }) => uri === document.uri).at(-1)?.diagnostics).toEqual([]);
    other.close();
  });

  test("pulling a document that is not open gives an empty answer", async () => {
    const report = await pulled.request("textDocument/diagnostic", { textDocument: { uri: "file:///not/open.md" } });
    expect(report).toEqual({ kind: "full", items: [] });
  });

  test("CRLF, BOM and characters beyond the first plane: columns are UTF-16", async () => {
    const faulty = clarification().replace("status: draft", "status: drafted").replace("Retries charge", "𝕫😀 charge");
    const unix = pushed.open(faulty, "markdown", shared.at(ARTIFACT));
    const windows = pulled.open(faulty.replaceAll("\n", "\r\n"), "markdown", shared.at(ARTIFACT));
    const list = await unix.diagnostics();
    expect(await windows.diagnostics()).toEqual(list);
    unix.change(
      "---\ntitle: 😀\nstatus: {😀: 𝕫, phase: 😀 draft, status: 1}\n---\n".replace("status: {", "status: {a: 😀, "),
    );
    await unix.diagnostics();
    unix.change(
      `${clarificationFields().replace("questions: []", "").trim()}\nquestions: [{id: Q-1, text: 😀😀}, {id: Q-1, text: b}]\n`.replace(
        /^/,
        "---\n",
      ) + "---\n",
    );
    const [duplicate] = await unix.diagnostics();
    const line = unix.text().split("\n")[duplicate?.range.start.line ?? 0] ?? "";
    expect(line.slice(duplicate?.range.start.character, duplicate?.range.end.character)).toBe("Q-1");
    expect(duplicate?.range.start.character).toBe(line.lastIndexOf("Q-1"));
    unix.close();
    windows.close();
  });
});

describe.each(["in-band", "server"] as const)("what changes besides the document, %s", (mode) => {
  describe.each([
    ["pushed", PUSHED],
    ["pulled", PULLED],
  ])("%s", (_name, capabilities) => {
    let client: LspClient;

    beforeAll(async () => {
      client = await connect({ mode, capabilities });
    });

    afterAll(async () => {
      expect(client.faults()).toEqual([]);
      await client.close();
    });

    test("closed, changed on disk, opened at version 1: the new text counts", async () => {
      const project = testProject(smallProject());
      const first = client.open(clarification(), "markdown", project.at(ARTIFACT));
      expect(await first.codes()).toEqual([]);
      first.close();
      const changed = clarification().replace("status: draft", "status: drafted");
      project.write(ARTIFACT, changed);
      const second = client.open(changed, "markdown", project.at(ARTIFACT));
      expect(await second.codes()).toEqual(["schema-enum"]);
      expect(await second.hover("status: dra⟦^⟧fted")).not.toBeNull();
    });

    test("a role is created and deleted on disk: who names it is judged anew", async () => {
      const project = testProject(smallProject());
      const referrer = client.open(workflow("note", "writer"), "markdown", project.at("workflows/note.md"));
      expect(await referrer.codes()).toEqual(["unknown-role"]);
      client.changed(1, project.write("roles/writer.md", role("writer")));
      await referrer.codesUntil("no fault once the role is there", (codes) => codes.length === 0);
      project.remove("roles/writer.md");
      client.changed(3, project.at("roles/writer.md"));
      await referrer.codesUntil("a fault once the role is gone", (codes) => codes.includes("unknown-role"));
    });

    test("an unsaved edit of a role counts, and is forgotten when it is closed without saving", async () => {
      const project = testProject(smallProject());
      const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
      expect(await referrer.codes()).toEqual([]);
      const edited = client.open(role("scribe"), "markdown", project.at("roles/scribe.md"), 0);
      edited.edit("id: scribe", "id: writer");
      await referrer.codesUntil("a fault while the role is renamed", (codes) => codes.includes("unknown-role"));
      edited.close();
      await referrer.codesUntil("no fault when the edit is thrown away", (codes) => codes.length === 0);
    });

    test("a role that is opened with unsaved text counts from the start", async () => {
      const project = testProject(smallProject());
      const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
      expect(await referrer.codes()).toEqual([]);
      client.open(role("writer"), "markdown", project.at("roles/scribe.md"));
      await referrer.codesUntil("a fault while the role is renamed", (codes) => codes.includes("unknown-role"));
    });

    test("a schema of the workspace is changed: what it judges is judged anew", async () => {
      const schema = (required: string): string =>
        JSON.stringify({
          $id: "https://example.com/clarification.schema.json",
          type: "object",
          required: [required],
          properties: { phase: { const: "clarify" }, [required]: { type: "string" } },
        });
      const project = testProject({
        ...smallProject(),
        "wazir.manifest.yaml": manifest({ schemas: "schemas" }),
        "schemas/clarification.schema.json": schema("owner"),
      });
      const artifact = client.open(clarification(), "markdown", project.at(ARTIFACT));
      expect(await artifact.codes()).toEqual(["schema-required"]);
      client.changed(2, project.write("schemas/clarification.schema.json", schema("role")));
      await artifact.codesUntil("no fault once the schema asks for less", (codes) => codes.length === 0);
      const edited = client.open(schema("role"), "json", project.at("schemas/clarification.schema.json"));
      edited.change(schema("deadline"));
      await artifact.codesUntil("a fault by the unsaved schema", (codes) => codes.includes("schema-required"));
      edited.change("{ not a schema");
      await artifact.codesUntil("the bundled schema while the own is broken", (codes) => codes.length === 0);
    });

    test("the manifest is edited: folders it no longer names no longer count", async () => {
      const project = testProject(smallProject());
      const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
      expect(await referrer.codes()).toEqual([]);
      const edited = client.open(
        manifest({ roles: "roles", workflows: "workflows" }),
        "yaml",
        project.at("wazir.manifest.yaml"),
      );
      edited.edit("  roles: roles\n", "");
      await referrer.codesUntil("a fault without the folder of roles", (codes) => codes.includes("unknown-role"));
    });

    test("a run is started: the artifact that names it is judged anew", async () => {
      const project = testProject({ "wazir.manifest.yaml": manifest() });
      const path = project.write(".wazir/runs/early/artifacts/clarification.md", clarification("late"));
      const artifact = client.open(clarification("late"), "markdown", path);
      expect(await artifact.codes()).toEqual(["unknown-run"]);
      client.changed(1, project.write(".wazir/runs/late/run.yaml", runRecord("late")));
      await artifact.codesUntil("another fault once the run is there", (codes) => codes.join() === "wrong-run");
    });

    test("a run is started and its artifact opened, and no watcher told of either", async () => {
      const project = testProject({ "wazir.manifest.yaml": manifest() });
      const opened = client.open(manifest(), "yaml", project.at("wazir.manifest.yaml"));
      expect(await opened.codes()).toEqual([]);
      project.write(".wazir/runs/late/run.yaml", runRecord("late"));
      const path = project.write(".wazir/runs/late/artifacts/clarification.md", clarification("late"));
      const artifact = client.open(clarification("late"), "markdown", path);
      expect(await artifact.codes()).toEqual([]);
    });

    test("a run's folder appears as a whole: only the folder is told of", async () => {
      const project = testProject({ "wazir.manifest.yaml": manifest() });
      const path = project.write(".wazir/runs/early/artifacts/clarification.md", clarification("late"));
      const artifact = client.open(clarification("late"), "markdown", path);
      expect(await artifact.codes()).toEqual(["unknown-run"]);
      project.write(".wazir/runs/late/run.yaml", runRecord("late"));
      client.changed(1, project.at(".wazir/runs/late"));
      await artifact.codesUntil("the fault of a wrong run once it is there", (codes) => codes.includes("wrong-run"));
    });
  });
});

describe.each(["in-band", "server"] as const)("a client that does not tell of changes on disk, %s", (mode) => {
  test("what is opened anew is loaded anew", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, capabilities: {} });
    const referrer = client.open(workflow("note", "scribe"), "markdown", project.at("workflows/note.md"));
    expect(await referrer.codes()).toEqual([]);
    client.open(role("scribe"), "markdown", project.at("roles/scribe.md")).close();
    project.write("roles/scribe.md", role("writer"));
    client.open(role("writer"), "markdown", project.at("roles/scribe.md"));
    await referrer.codesUntil("the fault of the renamed role", (codes) => codes.includes("unknown-role"));
    await client.close();
  });
});
