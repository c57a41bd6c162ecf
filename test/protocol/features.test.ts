import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CancellationTokenSource, type CompletionItem, type MarkupContent } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connect, type LspClient } from "../support/lsp-client";
import { type OpenDocument } from "../support/open-document";
import { MODES } from "../support/lsp-transport";
import { temporaryProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, clarificationFields, clarificationJson, role, smallProject } from "./support/documents";

const FOLDER = ".wazir/runs/pay-1/artifacts";

/** The document's text after a person took a completion; snippets only as far as they are plain text. */
function accepted(document: OpenDocument, item: CompletionItem): string {
  const edit = item.textEdit;
  if (edit === undefined || !("range" in edit)) throw new Error(`${item.label} has no edit`);
  return TextDocument.applyEdits(TextDocument.create("a:b", "", 0, document.text()), [edit]);
}

async function proposal(document: OpenDocument, piece: string, label: string): Promise<CompletionItem> {
  const items = await document.complete(piece);
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`${label} is not among: ${items.map((other) => other.label).join(", ")}`);
  return item;
}

describe.each(MODES)("hover and completion, %s", (mode) => {
  let project: TemporaryProject;
  let client: LspClient;

  beforeAll(async () => {
    project = temporaryProject(smallProject());
    client = await connect({ mode, folders: [project.root] });
  });

  afterAll(async () => {
    expect(client.faults()).toEqual([]);
    await client.close();
    project.dispose();
  });

  const formats: readonly [string, string, string, string][] = [
    ["front matter", "markdown", "clarification.md", clarification()],
    ["YAML", "yaml", "clarification.yaml", clarificationFields()],
    ["JSON", "json", "clarification.json", clarificationJson()],
  ];

  test.each(formats)("hover in %s: keys, values, ids", async (_name, languageId, file, text) => {
    const document = client.open(text, languageId, project.at(`${FOLDER}/${file}`));
    const quote = languageId === "json" ? '"' : "";
    const key = await document.hover(`sco⟦^⟧pe_summary${quote}:`);
    expect(key?.contents).toMatchObject({
      kind: "markdown",
      value: expect.stringContaining("scope_summary") as string,
    });
    expect(key?.range).toBeDefined();
    const id = await document.hover(`role${quote}: ${quote}clar⟦^⟧ifier`);
    expect((id?.contents as MarkupContent).value).toMatch(/clarifier/i);
    const value = await document.hover(`status${quote}: ${quote}dr⟦^⟧aft`);
    expect((value?.contents as MarkupContent).value).toContain("draft");
    document.close();
  });

  test.each(formats)(
    "completion in %s: a value, an id and a key that lead to a valid document",
    async (_name, languageId, file, text) => {
      const document = client.open(text, languageId, project.at(`${FOLDER}/${file}`));
      const quote = languageId === "json" ? '"' : "";
      const status = await proposal(document, `status${quote}: ${quote}dr⟦^⟧aft`, "approved");
      const approved = accepted(document, status);
      expect(approved).toContain(`status${quote}: ${quote}approved`);
      const id = await proposal(document, `role${quote}: ${quote}cl⟦^⟧arifier`, "clarifier");
      expect(accepted(document, id)).toBe(text);
      document.change(approved);
      expect(await document.codes()).toEqual([]);
      document.close();
    },
  );

  test("completion of keys leaves out those that are there, and says which are required", async () => {
    const document = client.open(
      "---\nphase: clarify\nrole: clarifier\n\n---\n",
      "markdown",
      project.at(`${FOLDER}/clarification.md`),
    );
    const items = await document.complete("role: clarifier\n⟦^⟧\n---");
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["run_id", "created_at", "sources", "status", "loop_number"]));
    expect(labels).not.toContain("phase");
    expect(items.find(({ label }) => label === "run_id")?.detail).toBe("required");
    document.close();
  });

  test("nothing is explained or proposed in the body, after the end, or in a document that is closed", async () => {
    const document = client.open(clarification(), "markdown", project.at(`${FOLDER}/clarification.md`));
    expect(await document.hover("Bo⟦^⟧dy.")).toBeNull();
    expect(await document.complete("Body.⟦^⟧\n")).toEqual([]);
    const at = { textDocument: { uri: document.uri }, position: { line: 9999, character: 9999 } };
    expect(await client.request("textDocument/hover", at)).toBeNull();
    expect(await client.request("textDocument/completion", at)).toEqual([]);
    document.close();
    expect(await document.hover("sta⟦^⟧tus")).toBeNull();
    expect(await document.complete("status: ⟦^⟧draft")).toEqual([]);
  });

  test("the answer does not depend on what was asked before", async () => {
    const text = clarification();
    const first = client.open(text, "markdown", project.at(`${FOLDER}/clarification.md`));
    const pieces = ["sta⟦^⟧tus: draft", "role: cla⟦^⟧rifier", "pha⟦^⟧se: clarify", "loop_num⟦^⟧ber"];
    const forward = await Promise.all(pieces.map((piece) => first.hover(piece)));
    await first.complete("status: ⟦^⟧draft");
    const backward = await Promise.all([...pieces].reverse().map((piece) => first.hover(piece)));
    expect(backward.reverse()).toEqual(forward);
    first.close();
    const fresh = client.open(text, "markdown", project.at(`${FOLDER}/clarification.md`));
    expect(await fresh.hover(pieces[3] ?? "")).toEqual(forward[3]);
    fresh.close();
  });

  test("a request that is cancelled is answered, and the next one too", async () => {
    const document = client.open(clarification(), "markdown", project.at(`${FOLDER}/clarification.md`));
    const cancels = Array.from({ length: 20 }, () => new CancellationTokenSource());
    const asked = cancels.map(({ token }, index) =>
      index % 2 === 0 ? document.hover("sta⟦^⟧tus", token) : document.complete("status: ⟦^⟧draft", token),
    );
    for (const cancel of cancels) cancel.cancel();
    expect(await Promise.allSettled(asked)).toHaveLength(20);
    expect(await document.hover("sta⟦^⟧tus")).not.toBeNull();
    document.close();
  });

  test("a role of the workspace is proposed where roles are named, as soon as it is there", async () => {
    const text = clarification().replace("clarifier", "cl");
    const document = client.open(text, "markdown", project.at(`${FOLDER}/clarification.md`));
    expect((await document.complete("role: cl⟦^⟧\n")).map(({ label }) => label)).toEqual(
      expect.arrayContaining(["clarifier", "scribe"]),
    );
    client.changed(1, project.write("roles/cleaner.md", role("cleaner")));
    expect((await document.complete("role: cl⟦^⟧\n")).map(({ label }) => label)).toContain("cleaner");
    project.remove("roles/cleaner.md");
    client.changed(3, project.at("roles/cleaner.md"));
    expect((await document.complete("role: cl⟦^⟧\n")).map(({ label }) => label)).not.toContain("cleaner");
    document.close();
  });
});

describe.each(["in-band", "server"] as const)("a client that can show little, %s", (mode) => {
  test("gets plain text and no snippets", async () => {
    const client = await connect({ mode, capabilities: {} });
    const document = client.open("---\nphase: clarify\nrole: clarifier\n\n---\n", "markdown", "untitled:Untitled-1");
    const hover = await document.hover("ro⟦^⟧le: clarifier");
    expect(hover?.contents).toMatchObject({ kind: "plaintext" });
    expect((hover?.contents as MarkupContent).value).not.toMatch(/\*\*|`|\\/);
    const items = await document.complete("role: clarifier\n⟦^⟧\n---");
    expect(items.length).toBeGreaterThan(3);
    for (const { insertTextFormat, textEdit, documentation } of items) {
      expect(insertTextFormat).toBe(1);
      expect(textEdit?.newText).not.toMatch(/\$\{|\$\d/);
      if (documentation !== undefined) expect(documentation).toMatchObject({ kind: "plaintext" });
    }
    expect(await document.codes()).toContain("schema-required");
    await client.close();
  });
});
