import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import type { ClientAbilities, ServiceContext } from "../../../src/service/context";
import { codeActions, FIX_ALL, OPEN_RULE_PAGE } from "../../../src/service/features/code-actions";
import { diagnose } from "../../../src/service/features/diagnostics";
import type { MemoryEntry } from "../../support/memory-files";
import { INSTRUMENTS, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { contextWith, FULL, openMarked } from "../../support/service";
import { clarification, manifest, spec } from "../../support/texts";
import { LOG, specApproved } from "../rules/gate-fixtures";

const PATH = `.wazir/runs/${RUN_ID}/artifacts/clarification.md`;
const ABLE: ClientAbilities = { ...FULL, edits: { documentChanges: true, createFiles: true }, showDocument: true };

interface Asked {
  readonly abilities?: ClientAbilities;
  readonly only?: readonly string[];
  readonly path?: string;
  readonly files?: Readonly<Record<string, MemoryEntry>>;
}

async function contextFor({ abilities = ABLE, files = {} }: Asked): Promise<ServiceContext> {
  const context = await contextWith({ ...runFiles(), ...files }, abilities);
  return { ...context, rulePages: "file:///pages", instruments: INSTRUMENTS, now: "2026-11-24T08:00:00Z" };
}

/** The actions at the cursor of a marked text, with the document they are for. */
async function actionsAt(
  marked: string,
  asked: Asked = {},
): Promise<{ document: TextDocument; actions: CodeAction[] }> {
  const { document, offset } = openMarked(asked.path ?? PATH, marked);
  const context = await contextFor(asked);
  const shown = await diagnose(context, document);
  const query = { range: { start: offset, end: offset }, only: asked.only, shown, goOn: () => Promise.resolve(true) };
  const actions = await codeActions(context, document, query);
  for (const { diagnostics = [] } of actions) for (const one of diagnostics) expect(shown).toContain(one);
  return { document, actions };
}

/** The text of the document after an edit of a workspace. */
function edited(document: TextDocument, edit: WorkspaceEdit | undefined): string {
  const own = (edit?.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change && change.textDocument.uri === document.uri ? change.edits : [],
  );
  const edits = [...own, ...(edit?.changes?.[document.uri] ?? [])].flatMap((one) => ("newText" in one ? [one] : []));
  return TextDocument.applyEdits(document, edits);
}

describe("quick fixes", () => {
  test("of the finding at the cursor: the fix, the suppressions, the page", async () => {
    const { document, actions } = await actionsAt(clarification({ role: "cla⟦^⟧rifer" }));
    expect(actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toEqual([
      ["Replace with `clarifier`", "quickfix", true],
      ["Suppress `wazir/unknown-role` here", "quickfix", undefined],
      ["Suppress `wazir/unknown-role` in this file", "quickfix", undefined],
      ["Open the page of `wazir/unknown-role`", "quickfix", undefined],
    ]);
    const [fix, line, file, page] = actions;
    expect(fix?.diagnostics?.map(({ code }) => code)).toEqual(["wazir/unknown-role"]);
    expect(edited(document, fix?.edit)).toBe(clarification());
    const above = clarification({ role: "clarifer" });
    const comment = "# wazir-disable-next-line wazir/unknown-role\n";
    expect(edited(document, line?.edit)).toBe(above.replace("role:", `${comment}role:`));
    expect(edited(document, file?.edit)).toBe(above.replace("---\n", "---\n# wazir-disable-file wazir/unknown-role\n"));
    expect(page?.command).toMatchObject({ command: OPEN_RULE_PAGE, arguments: ["wazir/unknown-role"] });
  });

  test("carry the version of the document where the client can check it", async () => {
    const { document, actions } = await actionsAt(clarification({ role: "cla⟦^⟧rifer" }));
    expect(actions[0]?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: document.uri, version: 1 } }]);
    expect(actions[0]?.edit?.changes).toBeUndefined();
  });

  test("are plain changes for a client that knows no others, without a command it could not carry out", async () => {
    const { document, actions } = await actionsAt(clarification({ role: "cla⟦^⟧rifer" }), { abilities: FULL });
    expect(Object.keys(actions[0]?.edit?.changes ?? {})).toEqual([document.uri]);
    expect(edited(document, actions[0]?.edit)).toBe(clarification());
    expect(actions.filter(({ command }) => command !== undefined)).toEqual([]);
  });

  test("make files only where the client can", async () => {
    const text = manifest({ paths: "{ roles: rol⟦^⟧es }" });
    const path = "wazir.manifest.yaml";
    const title = "Create the folder `roles`";
    const { actions } = await actionsAt(text, { path, files: { [path]: text.replace("⟦^⟧", "") } });
    const uri = `file://${ROOT}/roles/.gitkeep`;
    expect(actions.find((action) => action.title === title)?.edit).toEqual({
      documentChanges: [{ kind: "create", uri, options: { ignoreIfExists: true } }],
    });
    const plain = await actionsAt(text, { path, files: { [path]: text.replace("⟦^⟧", "") }, abilities: FULL });
    expect(plain.actions.map((action) => action.title)).not.toContain(title);
  });

  test.each([
    ["where nothing is found", clarification({ role: "cla⟦^⟧rifier" }), {}],
    ["beside what is found", clarification({ role: "clarifer", status: "dra⟦^⟧ft" }), {}],
    ["in a document of somebody else", "role: cla⟦^⟧rifer\n", { path: "notes.yaml" }],
    ["of another kind than was asked for", clarification({ role: "cla⟦^⟧rifer" }), { only: ["refactor"] }],
    ["of a kind that only begins alike", clarification({ role: "cla⟦^⟧rifer" }), { only: ["quick"] }],
  ] as const)("none %s", async (_name, text, asked) => {
    expect((await actionsAt(text, asked)).actions).toEqual([]);
  });

  test("no suppression in JSON, which has no comments", async () => {
    const text = '{ "phase": "clarify", "role": "clarifier", "st⟦^⟧atsu": "draft" }';
    const { actions } = await actionsAt(text, { path: `.wazir/runs/${RUN_ID}/artifacts/clarification.json` });
    expect(actions.map(({ title }) => title).filter((title) => title.startsWith("Suppress"))).toEqual([]);
    expect(actions.map(({ title }) => title)).toContain("Rename to `status`");
  });

  test("of many findings for the first twelve, and others are served before each", async () => {
    const { document } = openMarked(PATH, clarification({ sources: `[${"9, ".repeat(40)}9]` }));
    const found = await diagnose(await contextFor({}), document);
    expect(found.length).toBeGreaterThan(40);
    let turns = 0;
    const goOn = (): Promise<boolean> => Promise.resolve(++turns > 0);
    const range = { start: 0, end: document.getText().length };
    const actions = await codeActions(await contextFor({}), document, { range, only: undefined, shown: [], goOn });
    expect(turns).toBe(12);
    expect(new Set(actions.map(({ diagnostics }) => JSON.stringify(diagnostics?.[0]?.range))).size).toBe(12);
  });

  test("stop when the request is cancelled", async () => {
    const { document, offset } = openMarked(PATH, clarification({ role: "cla⟦^⟧rifer" }));
    const query = {
      range: { start: offset, end: offset },
      only: undefined,
      shown: [],
      goOn: () => Promise.resolve(false),
    };
    expect(await codeActions(await contextFor({}), document, query)).toEqual([]);
  });
});

describe("fix-all", () => {
  const text = clarification({ role: "clarifer", sources: "input/brief.md", status: "ban⟦^⟧ana" });

  test.each([[FIX_ALL], ["source.fixAll"], ["source"]])("as %s", async (kind) => {
    const { document, actions } = await actionsAt(text, { only: [kind] });
    expect(actions.map((action) => [action.title, action.kind])).toEqual([["Fix all that Wazir can fix", FIX_ALL]]);
    expect(edited(document, actions[0]?.edit)).toBe(clarification({ status: "banana" }));
  });

  test("only for who asks for it, and only where there is something to fix", async () => {
    const kinds = (await actionsAt(text)).actions.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["quickfix"]));
    expect((await actionsAt(clarification({ status: "ban⟦^⟧ana" }), { only: ["source.fixAll"] })).actions).toEqual([]);
  });
});

test("what was chosen in the editor goes before the manifest, and both before the rule", async () => {
  const { document } = openMarked(PATH, clarification({ role: "clarifer", status: "banana", phase: "clarification" }));
  const rules = manifest({
    rules: "{ wazir/unknown-role: hint, wazir/schema-enum: off, wazir/schema-const: warning }",
  });
  const context = await contextFor({ files: { "wazir.manifest.yaml": rules } });
  const seen = async (severities: ServiceContext["severities"]): Promise<unknown> =>
    (await diagnose({ ...context, severities }, document)).map(({ code, severity }) => [code, severity]);
  expect(await seen(undefined)).toEqual([
    ["wazir/schema-const", 2],
    ["wazir/unknown-role", 4],
  ]);
  expect(await seen({ "wazir/unknown-role": "off", "wazir/schema-enum": "information" })).toEqual([
    ["wazir/schema-const", 2],
    ["wazir/schema-enum", 3],
  ]);
});

describe("a stale approval", () => {
  const path = `.wazir/runs/${RUN_ID}/artifacts/spec.md`;
  const files = { [LOG]: specApproved(spec()) };
  const text = spec({ approval: "a⟦^⟧da, 2026-11-23", title: "Another" });
  const commandsOf = async (asked: Asked): Promise<readonly unknown[]> => {
    const { actions } = await actionsAt(text, { path, files, ...asked });
    return actions.flatMap(({ title, command, diagnostics }) =>
      command?.command.startsWith("wazir.openRulePage") === false ? [[title, command, diagnostics?.[0]?.code]] : [],
    );
  };

  test("is approved again, or compared, by the commands of the client", async () => {
    const given = [{ root: ROOT, run: RUN_ID, artifact: "artifacts/spec.md" }];
    const [again, compare] = ["Approve again…", "Compare with what was approved"];
    expect(await commandsOf({ abilities: { ...ABLE, runCommands: true } })).toEqual([
      [again, { title: again, command: "wazir.approve", arguments: given }, "wazir/approval-stale"],
      [compare, { title: compare, command: "wazir.compareWithApproved", arguments: given }, "wazir/approval-stale"],
    ]);
  });

  test("is only told of in a client without them, and where the artifact was approved as it is", async () => {
    expect(await commandsOf({})).toEqual([]);
    const { actions } = await actionsAt(spec({ approval: "a⟦^⟧da" }), {
      path,
      files,
      abilities: { ...ABLE, runCommands: true },
    });
    expect(actions).toEqual([]);
  });
});
