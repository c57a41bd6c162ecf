import type { CodeAction, Diagnostic, Hover } from "vscode-languageserver-types";
import type { ClientCapabilities, RegistrationParams } from "vscode-languageserver/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WORKSPACE_TRUSTED } from "../../../src/protocol/workspace-trust";
import { ACTING, connect, type ConnectOptions, type LspClient } from "../../support/lsp-client";
import { MODES } from "../../support/lsp-transport";
import { manifest, temporaryProject, type TemporaryProject } from "../../support/temporary-project";
import { MODULE, ownModule, PAYMENT } from "./modules";

/** A client that takes registrations for source files. */
const DYNAMIC: ClientCapabilities = {
  ...ACTING,
  textDocument: {
    ...ACTING.textDocument,
    synchronization: { dynamicRegistration: true },
    hover: { ...ACTING.textDocument?.hover, dynamicRegistration: true },
    codeAction: { ...ACTING.textDocument?.codeAction, dynamicRegistration: true },
  },
};
const TRUSTED = { initializationOptions: { workspaceTrusted: true } };
const FILES = {
  "wazir.manifest.yaml": manifest({ expertise: "expertise" }),
  "expertise/area/own.md": ownModule("theirs"),
};

/** Waits for diagnostics of a document, and gives them. */
async function publishedFor(
  { published }: Pick<LspClient, "published">,
  uri: string,
  count: number,
): Promise<readonly Diagnostic[]> {
  const fits = (one: { uri: string; diagnostics: readonly Diagnostic[] }): boolean =>
    one.uri === uri && one.diagnostics.length === count;
  const found = await published.next(fits, `${count} diagnostics of ${uri}`, seen.get(uri) ?? 0);
  seen.set(uri, published.all.indexOf(found) + 1);
  return found.diagnostics;
}

/** How many publications were seen already when a document was last waited for. */
const seen = new Map<string, number>();

describe.each(MODES)("detectors in source files, %s", (mode) => {
  let project: TemporaryProject;
  const clients: LspClient[] = [];
  beforeAll(() => {
    project = temporaryProject(FILES);
  });
  afterAll(async () => {
    for (const client of clients) {
      expect(client.faults()).toEqual([]);
      await client.close();
    }
    project.dispose();
  });
  const client = async (options: Partial<ConnectOptions> = {}): Promise<LspClient> => {
    const made = await connect({
      mode,
      folders: [project.root],
      capabilities: DYNAMIC,
      initialize: TRUSTED,
      ...options,
    });
    clients.push(made);
    return made;
  };

  test("a breach is a hint with the rule's sentence and a link to the module", async () => {
    const made = await client();
    const { uri } = made.open(`// 😀\n${PAYMENT}theirs();\n`, "typescript", project.at("src/pay.ts"));
    const found = await publishedFor(made, uri, 2);
    expect(found).toMatchObject([
      {
        range: { start: { line: 1, character: 6 }, end: { line: 1, character: 46 } },
        severity: 4,
        source: "wazir",
        code: `${MODULE}#R7`,
        message: "Payment write without an idempotencyKey option. Hand every downstream write its own stable key.",
        codeDescription: { href: expect.stringMatching(/^file:.*idempotency-and-retry\.md$/) as string },
      },
      { code: "area/own#R1", message: "Theirs is called. Call ours." },
    ]);
  });

  test("the client is asked to tell of the languages that detectors are for, and of no others", async () => {
    const { received } = await client();
    const { params } = await received.next(
      ({ method, params: given }) =>
        method === "client/registerCapability" && JSON.stringify(given).includes("textDocument/didOpen"),
      "a registration",
    );
    const { registrations } = params as RegistrationParams;
    expect(registrations.map(({ method }) => method).sort()).toEqual([
      "textDocument/codeAction",
      "textDocument/didChange",
      "textDocument/didClose",
      "textDocument/didOpen",
      "textDocument/hover",
    ]);
    const languages = JSON.stringify(registrations[0]?.registerOptions);
    for (const language of ["typescript", "typescriptreact", "go", "python", "sql"])
      expect(languages).toContain(`"${language}"`);
    for (const language of ["yaml", "json", "markdown"]) expect(languages).not.toContain(`"${language}"`);
  });

  test("an edit takes a finding away and brings it back; closing takes all away", async () => {
    const made = await client();
    const document = made.open(PAYMENT, "typescript", project.at("src/edit.ts"));
    await publishedFor(made, document.uri, 1);
    document.edit("paymentIntents", "paymentMethods");
    await publishedFor(made, document.uri, 0);
    document.edit("paymentMethods", "paymentIntents");
    await publishedFor(made, document.uri, 1);
    document.close();
    await publishedFor(made, document.uri, 0);
  });

  test("hover tells the message, the rule and the module's brief, and nothing of it is a link of the module's", async () => {
    const made = await client();
    const document = made.open(`theirs();\n${PAYMENT}`, "typescript", project.at("src/hover.ts"));
    await publishedFor(made, document.uri, 2);
    const hover = async (line: number): Promise<string> => {
      const at = { textDocument: { uri: document.uri }, position: { line, character: 8 } };
      const { contents } = ((await made.request("textDocument/hover", at)) ?? { contents: { value: "" } }) as Hover;
      return (contents as { value: string }).value;
    };
    const own = await made.request("textDocument/hover", {
      textDocument: { uri: document.uri },
      position: { line: 0, character: 2 },
    });
    const text = (own as { contents: { value: string } }).contents.value;
    expect(text).toContain("**Theirs is called.**");
    expect(text).toContain("`area/own#R1`");
    expect(text).toContain("- Ours is `tested`; \\[theirs\\]\\(command:evil\\) is not.");
    expect(await hover(1)).toContain("A timeout tells the caller nothing");
    expect(await hover(2)).toBe("");
  });

  test("Explain opens the module at the rule; Suppress here writes a comment that is heeded", async () => {
    const made = await client();
    const text = `function pay() {\n    ${PAYMENT}}\n`;
    const document = made.open(text, "typescript", project.at("src/act.ts"));
    await publishedFor(made, document.uri, 1);
    const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 12 } };
    const actions = (await made.request("textDocument/codeAction", {
      textDocument: { uri: document.uri },
      range,
      context: { diagnostics: [] },
    })) as CodeAction[];
    expect(actions.map(({ title }) => title)).toEqual([`Explain \`${MODULE}#R7\``, `Suppress \`${MODULE}#R7\` here`]);
    const [explain, suppress] = actions;
    const shown = made.received.next(({ method }) => method === "window/showDocument", "a document to show");
    await made.request("workspace/executeCommand", {
      command: explain?.command?.command,
      arguments: explain?.command?.arguments,
    });
    expect((await shown).params).toMatchObject({ uri: expect.stringContaining("idempotency-and-retry.md") as string });
    const [edit] = suppress?.edit?.documentChanges ?? [];
    expect(edit).toMatchObject({
      edits: [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
          newText: `    // wazir-ignore ${MODULE}#R7 -- say why this is right here\n`,
        },
      ],
    });
    document.edit(PAYMENT, `// wazir-ignore ${MODULE}#R7 -- keyed\n    ${PAYMENT}`);
    await publishedFor(made, document.uri, 0);
    document.edit("await stripe", "await strange");
    expect(await publishedFor(made, document.uri, 0)).toEqual([]);
    document.edit("paymentIntents", "other");
    expect(await publishedFor(made, document.uri, 1)).toMatchObject([
      { code: "wazir/unused-suppression", severity: 4, tags: [1] },
    ]);
  });

  test("nothing is looked at before the workspace is trusted, and everything afterwards", async () => {
    const made = await client({ initialize: {} });
    const document = made.open(`theirs();\n${PAYMENT}`, "typescript", project.at("src/trust.ts"));
    await made.settled();
    await made.settled();
    expect(made.published.all.filter(({ diagnostics }) => diagnostics.length > 0)).toEqual([]);
    expect(JSON.stringify(made.received.all)).not.toContain("textDocument/didOpen");
    made.notify(WORKSPACE_TRUSTED);
    await publishedFor(made, document.uri, 2);
  });

  test("settings choose how sure a detector is, and how findings are shown", async () => {
    let detectors: object = { show: "off" };
    const made = await client({ settings: () => ({ detectors }) });
    const sql = made.open(
      "select a from t where k = 1 for update;\ninsert into t (k) values (1);\n",
      "sql",
      project.at("a.sql"),
    );
    const pay = made.open(PAYMENT, "typescript", project.at("src/set.ts"));
    await publishedFor(made, pay.uri, 0);
    const choose = (chosen: object): void => {
      detectors = chosen;
      made.notify("workspace/didChangeConfiguration", { settings: null });
    };
    choose({ show: "medium", severity: "information" });
    expect(await publishedFor(made, sql.uri, 1)).toMatchObject([{ severity: 3, code: `${MODULE}#R2` }]);
    expect(await publishedFor(made, pay.uri, 1)).toMatchObject([{ severity: 3 }]);
    choose({});
    expect(await publishedFor(made, pay.uri, 1)).toMatchObject([{ severity: 4 }]);
    await publishedFor(made, sql.uri, 0);
  });

  test("a detector that takes too long is told of once, and holds nothing else up", async () => {
    project.write("expertise/area/own.md", ownModule(String.raw`'\w*\w*\w*\w*\w*!'`));
    const made = await client();
    const document = made.open(`${PAYMENT}${"a".repeat(30_000)}\n`, "typescript", project.at("src/slow.ts"));
    await publishedFor(made, document.uri, 1);
    document.edit(PAYMENT, `${PAYMENT}${PAYMENT}`);
    await publishedFor(made, document.uri, 2);
    const told = made.received.all.filter(({ params }) => JSON.stringify(params).includes("took too long on"));
    expect(told).toHaveLength(1);
    project.write("expertise/area/own.md", ownModule("theirs"));
  });
});
