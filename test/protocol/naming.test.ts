import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeLens,
  type InlayHint,
  type Location,
  type LocationLink,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { connect, PUSHED, type LspClient } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { manifest, testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, role, runRecord, workflow } from "./support/documents";

const RUN = ".wazir/runs/pay-1";
const SPEC = `---\nphase: specify\nrole: specifier\nacceptance_criteria:\n  - { id: AC-1, text: One payment. }\n---\n`;
const PLAN = `---\nphase: plan\nrole: planner\ntasks:\n  - { id: T-1, title: Claim, covers: [AC-1] }\n---\n`;

const FILES = {
  "wazir.manifest.yaml": `${manifest({ roles: "roles", workflows: "workflows" })}roles: [scribe]\n`,
  "roles/scribe.md": role("scribe"),
  "workflows/note.md": workflow("note", "scribe"),
  [`${RUN}/run.yaml`]: runRecord(),
  [`${RUN}/artifacts/clarification.md`]: clarification(),
  [`${RUN}/artifacts/spec.md`]: SPEC,
  [`${RUN}/artifacts/implementation-plan.md`]: PLAN,
};

/** A client that takes everything this part of the server has. */
const ALL: ClientCapabilities = {
  workspace: {
    ...PUSHED.workspace,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["rename"], changeAnnotationSupport: {} },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { ...PUSHED.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
};

const uriOf = (project: TemporaryProject, path: string): string => pathToFileURL(project.at(path)).href;

/** A place of an answer as `path:line`. */
const shown =
  (project: TemporaryProject) =>
  ({ uri, range }: Location): string =>
    `${uri.replace(`${uriOf(project, "x").slice(0, -2)}/`, "")}:${range.start.line}`;

const openSpec = (client: LspClient, project: TemporaryProject) =>
  client.open(SPEC, "markdown", project.at(`${RUN}/artifacts/spec.md`));

describe.each(MODES)("ids, %s", (mode) => {
  test("definition, references, highlights and rename over open and closed files", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const note = client.open(FILES["workflows/note.md"], "markdown", project.at("workflows/note.md"), 7);
    const links = (await note.ask("textDocument/definition", "role: scr⟦^⟧ibe")) as LocationLink[];
    expect(links).toEqual([
      {
        originSelectionRange: { start: { line: 4, character: 6 }, end: { line: 4, character: 12 } },
        targetUri: uriOf(project, "roles/scribe.md"),
        targetRange: { start: { line: 1, character: 0 }, end: { line: 7, character: 0 } },
        targetSelectionRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } },
      },
    ]);
    const asks = (includeDeclaration: boolean) => ({ context: { includeDeclaration } });
    const all = (await note.ask("textDocument/references", "role: scr⟦^⟧ibe", asks(true))) as Location[];
    expect(all.map(shown(project))).toEqual(["roles/scribe.md:1", "wazir.manifest.yaml:6", "workflows/note.md:4"]);
    const used = (await note.ask("textDocument/references", "role: scr⟦^⟧ibe", asks(false))) as Location[];
    expect(used.map(shown(project))).toEqual(["wazir.manifest.yaml:6", "workflows/note.md:4"]);
    expect(await note.ask("textDocument/documentHighlight", "role: scr⟦^⟧ibe")).toEqual([
      { range: { start: { line: 4, character: 6 }, end: { line: 4, character: 12 } }, kind: 2 },
    ]);
    expect(await note.ask("textDocument/prepareRename", "role: scr⟦^⟧ibe")).toMatchObject({ placeholder: "scribe" });
    const edit = await note.ask("textDocument/rename", "role: scr⟦^⟧ibe", { newName: "writer" });
    const changed = (path: string, version: number | null) => ({
      textDocument: { uri: uriOf(project, path), version },
      edits: [{ newText: "writer", annotationId: "change" }],
    });
    expect((edit as WorkspaceEdit).documentChanges).toMatchObject([
      changed("roles/scribe.md", null),
      changed("wazir.manifest.yaml", null),
      changed("workflows/note.md", 7),
      { kind: "rename", oldUri: uriOf(project, "roles/scribe.md"), newUri: uriOf(project, "roles/writer.md") },
    ]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("an unsaved text counts in files that are open", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const spec = openSpec(client, project);
    const plan = client.open(PLAN, "markdown", project.at(`${RUN}/artifacts/implementation-plan.md`));
    plan.edit("covers: [AC-1]", "depends_on: [],\n      covers: [AC-1, AC-1]");
    const used = await spec.ask("textDocument/references", "A⟦^⟧C-1", { context: { includeDeclaration: false } });
    expect((used as Location[]).map(({ range }) => range.start)).toEqual([
      { line: 5, character: 15 },
      { line: 5, character: 21 },
    ]);
    await client.close();
  });

  test("what cannot be renamed is refused with a sentence, and the log has no fault", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const text = workflow("note", "reviewer");
    const note = client.open(text, "markdown", project.at("workflows/note.md"));
    const refusal = /^The role `reviewer` is bundled with Wazir/;
    await expect(note.ask("textDocument/prepareRename", "role: rev⟦^⟧iewer")).rejects.toThrow(refusal);
    await expect(note.ask("textDocument/rename", "role: rev⟦^⟧iewer", { newName: "x" })).rejects.toThrow(refusal);
    const badName = note.ask("textDocument/rename", "id: no⟦^⟧te", { newName: "A b" });
    await expect(badName).rejects.toThrow(/^`A b` is no id/);
    expect(await note.ask("textDocument/prepareRename", "tit⟦^⟧le:")).toBeNull();
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("a rule's rename changes the places that are clear, and says which others it leaves", async () => {
    const header =
      "id: area/own\nschema: 1\nkind: rubric\ntitle: Own\nrules: [{ id: R2, level: must, text: One key. }]";
    const text = `---\n${header}\n---\n\n# Own\n\n## Rules\n\n**R2 One key (must).** Files in R2 cost nothing.\n`;
    const project = testProject({
      "wazir.manifest.yaml": manifest({ expertise: "expertise" }),
      "expertise/area/own.md": text,
    });
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const module = client.open(text, "markdown", project.at("expertise/area/own.md"));
    const edit = (await module.ask("textDocument/rename", "id: R⟦^⟧2", { newName: "R7" })) as WorkspaceEdit;
    const edits = edit.documentChanges?.flatMap((change) => ("edits" in change ? change.edits : []));
    expect(edits?.map(({ range }) => range.start.line)).toEqual([5, 12]);
    const told = client.received.all.filter(({ method }) => method === "window/showMessage");
    expect(told.map(({ params }) => (params as { message: string }).message)).toEqual([
      "`R2` stays in `own.md`, line 13: it may mean something else there than the rule. Look at it by hand.",
    ]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("files that are moved: ids and paths follow", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const { fileOperations } = client.initialized.capabilities.workspace ?? {};
    expect(fileOperations?.willRename?.filters).toHaveLength(1);
    const files = [{ oldUri: uriOf(project, "roles/scribe.md"), newUri: uriOf(project, "roles/writer.md") }];
    const edit = (await client.request("workspace/willRenameFiles", { files })) as WorkspaceEdit;
    const touched = edit.documentChanges?.map((change) => "edits" in change && change.textDocument.uri);
    expect(touched).toEqual(
      ["roles/scribe.md", "wazir.manifest.yaml", "workflows/note.md"].map((path) => uriOf(project, path)),
    );
    const elsewhere = [{ oldUri: "git:/a", newUri: "git:/b" }];
    expect(await client.request("workspace/willRenameFiles", { files: elsewhere })).toBeNull();
    await client.close();
  });

  test("a rename that moved texts already: its file's move changes nothing more", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    for (const path of ["roles/scribe.md", "wazir.manifest.yaml", "workflows/note.md"] as const) {
      const document = client.open(FILES[path], path.endsWith(".md") ? "markdown" : "yaml", project.at(path));
      document.change(document.text().replace(/(id: |roles: \[|role: )scribe/, "$1writer"));
    }
    const files = [{ oldUri: uriOf(project, "roles/scribe.md"), newUri: uriOf(project, "roles/writer.md") }];
    expect(await client.request("workspace/willRenameFiles", { files })).toBeNull();
    await client.close();
  });

  test("lenses with their count, and hints with titles", async () => {
    const project = testProject(FILES);
    const initialize = { initializationOptions: { showReferencesCommand: "show" } };
    const client = await connect({ mode, folders: [project.root], capabilities: ALL, initialize });
    const spec = openSpec(client, project);
    const textDocument = { uri: spec.uri };
    const [lens] = (await client.request("textDocument/codeLens", { textDocument })) as CodeLens[];
    expect(lens).not.toHaveProperty("command");
    const { command } = (await client.request("codeLens/resolve", lens)) as CodeLens;
    expect(command).toMatchObject({ title: "1 task · 0 proofs", command: "show" });
    const [{ locations }] = command?.arguments as [{ locations: Location[] }];
    expect(locations.map(shown(project))).toEqual([`${RUN}/artifacts/implementation-plan.md:4`]);
    const damaged = { ...lens, data: { uri: 1 } };
    expect(await client.request("codeLens/resolve", damaged)).toEqual(damaged);
    const plan = client.open(PLAN, "markdown", project.at(`${RUN}/artifacts/implementation-plan.md`));
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = await client.request("textDocument/inlayHint", { textDocument: { uri: plan.uri }, range });
    expect((hints as InlayHint[]).map(({ label }) => label)).toEqual(["One payment."]);
    await client.close();
  });
});

describe.each(["in-band", "server"] as const)("settings and other clients, %s", (mode) => {
  test("lenses and hints are turned off, and the client asks again when that changes", async () => {
    const project = testProject(FILES);
    let set: unknown = { codeLens: { enabled: false }, inlayHints: { enabled: false } };
    const client = await connect({ mode, folders: [project.root], capabilities: ALL, settings: () => set });
    const spec = openSpec(client, project);
    const lenses = () => client.request("textDocument/codeLens", { textDocument: { uri: spec.uri } });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const hints = () => client.request("textDocument/inlayHint", { textDocument: { uri: spec.uri }, range });
    expect(await lenses()).toEqual([]);
    expect(await hints()).toEqual([]);
    set = { codeLens: { enabled: true }, inlayHints: "damaged" };
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.received.next(({ method }) => method === "workspace/codeLens/refresh", "lenses are refreshed");
    await client.received.next(({ method }) => method === "workspace/inlayHint/refresh", "hints are refreshed");
    expect(await lenses()).toHaveLength(1);
    const asked = client.received.all.filter(({ method }) => method === "workspace/configuration");
    expect(asked).toHaveLength(2);
    expect(asked[0]?.params).toEqual({ items: [{ scopeUri: spec.uri, section: "wazir" }] });
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("a client that can do little: places instead of links, changes instead of versions, lenses that only tell", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: {} });
    expect(client.initialized.capabilities.renameProvider).toBe(true);
    const spec = openSpec(client, project);
    const found = await spec.ask("textDocument/definition", "A⟦^⟧C-1");
    expect((found as Location[]).map(shown(project))).toEqual([`${RUN}/artifacts/spec.md:4`]);
    const edit = (await spec.ask("textDocument/rename", "A⟦^⟧C-1", { newName: "AC-2" })) as WorkspaceEdit;
    expect(edit).not.toHaveProperty("documentChanges");
    expect(Object.keys(edit.changes ?? {})).toHaveLength(2);
    const [lens] = (await client.request("textDocument/codeLens", { textDocument: { uri: spec.uri } })) as CodeLens[];
    expect(await client.request("codeLens/resolve", lens)).toMatchObject({
      command: { title: "1 task · 0 proofs", command: "" },
    });
    await client.close();
  });

  test("cancelled requests are answered, and the next ones too; closed documents have nothing", async () => {
    const project = testProject(FILES);
    const client = await connect({ mode, folders: [project.root], capabilities: ALL });
    const spec = openSpec(client, project);
    const methods = ["definition", "references", "documentHighlight", "prepareRename", "rename"];
    const more = { context: { includeDeclaration: true }, newName: "AC-2" };
    const cancel = new CancellationTokenSource();
    const asked = methods.map((method) => spec.ask(`textDocument/${method}`, "A⟦^⟧C-1", more, cancel.token));
    cancel.cancel();
    expect(await Promise.allSettled(asked)).toHaveLength(methods.length);
    for (const method of methods) expect(await spec.ask(`textDocument/${method}`, "A⟦^⟧C-1", more)).not.toBeNull();
    spec.close();
    for (const method of methods) expect((await spec.ask(`textDocument/${method}`, "A⟦^⟧C-1", more)) ?? []).toEqual([]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });
});
