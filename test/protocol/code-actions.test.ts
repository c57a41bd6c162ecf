import { describe, expect, test } from "vitest";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isFixWorkspaceResult } from "../../src/protocol/fix-workspace";
import { ACTING, connect, PUSHED, type LspClient } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import type { OpenDocument } from "../support/open-document";
import { RUN_ID, runFiles } from "../support/projects";
import { testProject } from "../support/temporary-project";
import { spec } from "../support/texts";
import { LOG, specApproved } from "../unit/rules/gate-fixtures";
import { clarification, smallProject, workflow } from "./support/documents";

const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";
const METHOD = "textDocument/codeAction";

/** What is offered for the first diagnostic of a document. */
async function actionsFor(
  client: LspClient,
  document: OpenDocument,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const [diagnostic] = await document.diagnostics();
  const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const context = {
    diagnostics: diagnostic === undefined ? [] : [diagnostic],
    ...(only === undefined ? {} : { only }),
  };
  return (await client.request(METHOD, { textDocument: { uri: document.uri }, range, context })) as CodeAction[];
}

function applied(document: OpenDocument, action: CodeAction | undefined): string {
  const edits = (action?.edit?.documentChanges as readonly TextDocumentEdit[]).flatMap((change) => change.edits);
  const text = TextDocument.create(document.uri, "", 0, document.text());
  return TextDocument.applyEdits(
    text,
    edits.flatMap((edit) => ("newText" in edit ? [edit] : [])),
  );
}

describe.each(MODES)("code actions, %s", (mode) => {
  test("a quick fix leaves a document without the diagnostic", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING });
    expect(client.initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: ["quickfix", "source.fixAll.wazir"],
    });
    const wrong = clarification().replace("role: clarifier", "role: clarifer");
    const document = client.open(wrong, "markdown", project.at(ARTIFACT));
    const [fix, ...others] = await actionsFor(client, document);
    expect([fix?.title, fix?.kind, fix?.isPreferred]).toEqual(["Replace with `clarifier`", "quickfix", true]);
    expect(fix?.diagnostics).toEqual([(await document.diagnostics())[0]]);
    expect(others.every(({ isPreferred }) => isPreferred !== true)).toBe(true);
    document.change(applied(document, fix));
    expect(await document.codes()).toEqual([]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("fix-all makes every preferred fix at once", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING });
    const wrong = clarification().replace("role: clarifier", "role: clarifer").replace("[brief.md]", "brief.md");
    const document = client.open(wrong, "markdown", project.at(ARTIFACT));
    const [all, ...others] = await actionsFor(client, document, ["source.fixAll"]);
    expect(others).toEqual([]);
    document.change(applied(document, all));
    expect(document.text()).toBe(clarification());
    expect(await actionsFor(client, document, ["source.fixAll"])).toEqual([]);
    await client.close();
  });

  test("a stale approval is told of as the log on disk has it, with the client's command to approve again", async () => {
    const text = spec();
    const at = `.wazir/runs/${RUN_ID}/artifacts/spec.md`;
    const project = testProject(smallProject({ ...runFiles(), [LOG]: specApproved(text), [at]: text }));
    const initialize = { initializationOptions: { runCommands: true } };
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING, initialize });
    const document = client.open(text, "markdown", project.at(at));
    expect(await document.codes()).toEqual([]);
    document.change(text.replace("Two requests", "Three requests"));
    expect(await document.codes()).toEqual(["approval-stale"]);
    const [again, compare] = await actionsFor(client, document);
    const given = [{ run: RUN_ID, artifact: "artifacts/spec.md" }];
    expect(again?.command).toMatchObject({ title: "Approve again…", command: "wazir.approve", arguments: given });
    expect(compare?.command).toMatchObject({ command: "wazir.compareWithApproved", arguments: given });
    document.change(text);
    expect(await document.codes()).toEqual([]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("a suppression is heeded, and reported once it is not needed", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING });
    const document = client.open(clarification().replace("draft", "drafted"), "markdown", project.at(ARTIFACT));
    const actions = await actionsFor(client, document);
    document.change(
      applied(
        document,
        actions.find(({ title }) => title === "Suppress `wazir/schema-enum` here"),
      ),
    );
    expect(await document.codes()).toEqual([]);
    document.edit("drafted", "draft");
    expect(await document.codes()).toEqual(["unused-suppression"]);
    document.change(applied(document, (await actionsFor(client, document))[0]));
    expect(document.text()).toBe(clarification());
    await client.close();
  });

  test("the page of a rule is shown, and no other file", async () => {
    const project = testProject(smallProject());
    const shown: unknown[] = [];
    const showDocument = (params: unknown): unknown => shown.push(params) && { success: true };
    const client = await connect({
      mode,
      folders: [project.root],
      capabilities: ACTING,
      answers: { "window/showDocument": showDocument },
    });
    const document = client.open(clarification().replace("draft", "drafted"), "markdown", project.at(ARTIFACT));
    const command = (await actionsFor(client, document)).find((action) => action.command !== undefined)?.command;
    await client.request("workspace/executeCommand", command);
    await client.request("workspace/executeCommand", { ...command, arguments: ["wazir/../../package"] });
    expect(shown).toEqual([
      { uri: expect.stringMatching(/\/docs\/rules\/schema-enum\.md$/) as string, takeFocus: true },
    ]);
    await client.close();
  });

  test("a client that knows no actions, only commands, is offered none", async () => {
    const client = await connect({ mode, capabilities: PUSHED });
    expect(client.initialized.capabilities.codeActionProvider).toBeUndefined();
    expect(client.initialized.capabilities.executeCommandProvider).toBeUndefined();
    await client.close();
  });
});

describe.each(MODES)("the setting wazir.rules, %s", (mode) => {
  test("decides how grave a finding is shown, also after it was changed", async () => {
    const project = testProject(smallProject());
    let rules: unknown = { "wazir/schema-enum": "hint" };
    const client = await connect({
      mode,
      folders: [project.root],
      capabilities: ACTING,
      settings: () => ({ rules }),
    });
    const document = client.open(clarification().replace("draft", "drafted"), "markdown", project.at(ARTIFACT));
    expect((await document.diagnostics()).map(({ severity }) => severity)).toEqual([4]);
    rules = { "wazir/schema-enum": "off", "wazir/syntax": "loud" };
    client.notify("workspace/didChangeConfiguration", { settings: null });
    expect(await document.codesUntil("No diagnostics", (codes) => codes.length === 0)).toEqual([]);
    rules = "nonsense";
    client.notify("workspace/didChangeConfiguration", { settings: null });
    expect(await document.codesUntil("The rule's own", (codes) => codes.length > 0)).toEqual(["schema-enum"]);
    await client.close();
  });

  test("a client that refuses to tell has none", async () => {
    const project = testProject(smallProject());
    const refuses = ["workspace/configuration", "client/registerCapability"];
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING, refuses });
    const document = client.open(clarification().replace("draft", "drafted"), "markdown", project.at(ARTIFACT));
    expect((await document.diagnostics()).map(({ severity }) => severity)).toEqual([1]);
    await client.close();
  });
});

describe.each(MODES)("wazir/fixWorkspace, %s", (mode) => {
  test("says what would fix each file, with the text of open ones, and does nothing", async () => {
    const project = testProject({
      ...smallProject(),
      "workflows/bad.md": workflow("bad", "scrib"),
      "workflows/lost.md": workflow("lost", "nobody"),
    });
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING });
    const document = client.open(
      clarification().replace("role: clarifier", "role: clarifer"),
      "markdown",
      project.at(ARTIFACT),
    );
    const result = await client.request("wazir/fixWorkspace", { workDoneToken: "fix-1" });
    expect(isFixWorkspaceResult(result)).toBe(true);
    expect(result).toEqual({
      checked: 7,
      cancelled: false,
      files: [
        {
          uri: document.uri,
          edits: [
            { range: { start: { line: 2, character: 6 }, end: { line: 2, character: 14 } }, newText: "clarifier" },
          ],
          settled: ["wazir/unknown-role: Replace with `clarifier`"],
        },
        {
          uri: expect.stringMatching(/\/workflows\/bad\.md$/) as string,
          edits: [{ range: { start: { line: 4, character: 6 }, end: { line: 4, character: 11 } }, newText: "scribe" }],
          settled: ["wazir/unknown-role: Replace with `scribe`"],
        },
      ],
    });
    await client.close();
  });
});
