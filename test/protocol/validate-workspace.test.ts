import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { isValidateWorkspaceResult } from "../../src/protocol/validate-workspace";
import { connect, PULLED, PUSHED, type LspClient } from "../support/lsp-client";
import { codesOf } from "../support/open-document";
import { MODES } from "../support/lsp-transport";
import { testProject } from "../support/temporary-project";
import { clarification, role, smallProject, workflow } from "./support/documents";

const METHOD = "wazir/validateWorkspace";

interface Progress {
  readonly token: unknown;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly message?: string };
}

function progressOf(client: LspClient): readonly Progress[] {
  return client.received.all.filter(({ method }) => method === "$/progress").map(({ params }) => params as Progress);
}

/** The codes that the client shows for a file now. */
function shown(client: LspClient, path: string): readonly string[] | undefined {
  const last = client.published.all.filter(({ uri }) => fileURLToPath(uri) === path).at(-1);
  return last === undefined ? undefined : codesOf(last.diagnostics);
}

describe.each(MODES)("wazir/validateWorkspace, %s", (mode) => {
  test("counts, publishes for closed files, and reports its progress from begin to end", async () => {
    const project = testProject({ ...smallProject(), "workflows/bad.md": workflow("bad", "nobody") });
    const client = await connect({ mode, folders: [project.root] });
    const result = await client.request(METHOD, { workDoneToken: "check-1" });
    expect(isValidateWorkspaceResult(result)).toBe(true);
    expect(result).toEqual({ checked: 6, errors: 1, warnings: 0, cancelled: false });
    await client.settled();
    expect(shown(client, project.at("workflows/bad.md"))).toEqual(["unknown-role"]);
    const progress = progressOf(client);
    expect(new Set(progress.map(({ token }) => token))).toEqual(new Set(["check-1"]));
    const kinds = progress.map(({ value }) => value.kind);
    expect([kinds[0], kinds.at(-1)]).toEqual(["begin", "end"]);
    expect(new Set(kinds.slice(1, -1))).toEqual(new Set(["report"]));
    const percentages = progress.flatMap(({ value }) => value.percentage ?? []);
    expect(percentages).toEqual([...percentages].sort((a, b) => a - b));
    expect(percentages.at(-1)).toBeLessThanOrEqual(100);
    expect(progress.map(({ value }) => value.message)).toContain("bad.md");
    await client.close();
  });

  test("sees what no watcher told of", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root] });
    expect(await client.request(METHOD, {})).toMatchObject({ errors: 0 });
    project.write("workflows/note.md", workflow("note", "writer"));
    project.write("roles/writer.md", role("writer"));
    expect(await client.request(METHOD, {})).toMatchObject({ errors: 0 });
    await client.close();
  });

  test("what was mended or deleted since is cleared by the next run", async () => {
    const project = testProject({
      ...smallProject(),
      "workflows/bad.md": workflow("bad", "nobody"),
      "workflows/gone.md": workflow("gone", "nobody"),
    });
    const client = await connect({ mode, folders: [project.root] });
    expect(await client.request(METHOD, {})).toMatchObject({ errors: 2 });
    project.write("workflows/bad.md", workflow("bad", "scribe"));
    project.remove("workflows/gone.md");
    client.changed(2, project.at("workflows/bad.md"));
    client.changed(3, project.at("workflows/gone.md"));
    expect(await client.request(METHOD, {})).toMatchObject({ errors: 0, checked: 6 });
    await client.settled();
    expect(shown(client, project.at("workflows/bad.md"))).toEqual([]);
    expect(shown(client, project.at("workflows/gone.md"))).toEqual([]);
    await client.close();
  });
});

describe.each(["in-band", "server"] as const)("wazir/validateWorkspace beside open documents, %s", (mode) => {
  test.each([
    ["pushed", PUSHED],
    ["pulled", PULLED],
  ])("%s: opening a file takes its diagnostics over", async (_name, capabilities) => {
    const file = ".wazir/runs/pay-1/artifacts/(bad).md";
    const project = testProject({ ...smallProject(), [file]: clarification().replace("draft", "drafted") });
    const client = await connect({ mode, capabilities, folders: [project.root] });
    const path = project.at(file);
    await client.request(METHOD, {});
    await client.settled();
    expect(shown(client, path)).toEqual(["schema-enum"]);
    const published = client.published.all.at(-1)?.uri;
    const document = client.open(clarification(), "markdown", path);
    expect(await document.codes()).toEqual([]);
    await client.settled();
    expect(client.published.all.filter(({ uri }) => uri === published).at(-1)?.diagnostics).toEqual([]);
    expect(shown(client, path)).toEqual([]);
    await client.close();
  });

  test("an open document counts with its unsaved text and is not published", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root] });
    const document = client.open(workflow("note", "nobody"), "markdown", project.at("workflows/note.md"));
    expect(await document.codes()).toEqual(["unknown-role"]);
    const before = client.published.all.length;
    expect(await client.request(METHOD, {})).toMatchObject({ checked: 5, errors: 1 });
    await client.settled();
    const later = client.published.all.slice(before).filter(({ uri }) => uri === document.uri);
    expect(later.filter(({ version }) => version === undefined)).toEqual([]);
    await client.close();
  });

  test("the client is asked for its settings by folder and by open document, not by file", async () => {
    const project = testProject({ ...smallProject(), "workflows/bad.md": workflow("bad", "nobody") });
    const workspace = { ...PUSHED.workspace, configuration: true };
    const settings = () => ({ rules: { "wazir/unknown-role": "warning" } });
    const client = await connect({ mode, folders: [project.root], capabilities: { ...PUSHED, workspace }, settings });
    const document = client.open(workflow("note", "nobody"), "markdown", project.at("workflows/note.md"));
    await document.codes();
    expect(await client.request(METHOD, {})).toMatchObject({ checked: 6, errors: 0, warnings: 2 });
    expect(await client.request("wazir/fixWorkspace", {})).toMatchObject({ checked: 6 });
    const asked = client.received.all.filter(({ method }) => method === "workspace/configuration");
    const scopes = asked.map(({ params }) => (params as { items: { scopeUri: string }[] }).items[0]?.scopeUri);
    expect(scopes.sort()).toEqual([pathToFileURL(project.root).href, document.uri].sort());
    await client.close();
  });

  test("cancelled at once and on the way: it says so, and shows no end of what was not checked", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`roles/r${index}.md`, role(`r${index}`)]),
    );
    const project = testProject({ ...smallProject(), ...many });
    const client = await connect({ mode, folders: [project.root] });
    const early = new CancellationTokenSource();
    const first = client.request(METHOD, { workDoneToken: 1 }, early.token);
    early.cancel();
    expect(await first).toMatchObject({ cancelled: true });
    const late = new CancellationTokenSource();
    const second = client.request(METHOD, { workDoneToken: 2 }, late.token);
    const isReport = ({ token, value }: Progress): boolean => token === 2 && value.kind === "report";
    await client.received.next(
      ({ method, params }) => method === "$/progress" && isReport(params as Progress),
      "progress",
    );
    late.cancel();
    const result = (await second) as { checked: number; cancelled: boolean };
    expect(result.cancelled).toBe(true);
    expect(result.checked).toBeLessThan(155);
    expect(progressOf(client).at(-1)).toMatchObject({ token: 2, value: { kind: "end" } });
    expect(await client.request(METHOD, {})).toMatchObject({ checked: 155, cancelled: false });
    await client.close();
  });

  test("without parameters or a workspace it answers, too", async () => {
    const client = await connect({ mode });
    expect(await client.request(METHOD, {})).toEqual({ checked: 0, errors: 0, warnings: 0, cancelled: false });
    expect(await client.request(METHOD, null).catch((error: unknown) => error)).toBeDefined();
    await expect(client.request(METHOD)).rejects.toThrow(/params/);
    expect(await client.request(METHOD, {})).toMatchObject({ checked: 0 });
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("two at once: both are answered alike", async () => {
    const project = testProject({ ...smallProject(), ".wazir/runs/pay-1/artifacts/second.md": clarification("pay-9") });
    const client = await connect({ mode, folders: [project.root] });
    const [one, two] = await Promise.all([client.request(METHOD, {}), client.request(METHOD, {})]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ checked: 6, errors: 1 });
    await client.close();
  });
});
