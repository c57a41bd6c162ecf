import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TextDocumentEdit } from "vscode-languageserver-types";
import { leftByRename, prepareRename, rename } from "../../../src/service/features/rename";
import { editBeforeMoves } from "../../../src/service/features/will-rename-files";
import { ALL_EDITS } from "../../support/naming";
import { ROOT, runFiles } from "../../support/projects";
import { expertiseModule } from "../../support/modules";
import { contextWith, openMarked } from "../../support/service";
import { manifest, role, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const PATHS = "{ roles: roles, workflows: workflows }";
const FILES = {
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: PATHS }),
  "roles/tester.md": role({ aliases: "[qa]" }),
  "roles/breaker.md": role({ id: "breaker" }),
  "workflows/load-test.md": workflow({ role: "tester" }),
  [`${ARTIFACTS}/spec.md`]: spec(),
  [`${ARTIFACTS}/research.md`]: "---\nfindings: [{ id: F-1, title: A }]\n---\n",
  [`${ARTIFACTS}/spec-challenge.md`]: "---\nfindings: [{ id: F-1, title: B }]\n---\n",
};

async function asked(
  path: string,
  marked: string,
  name = "breaker-2",
  files: Readonly<Record<string, string>> = FILES,
) {
  const { document, offset } = openMarked(path, marked);
  const context = await contextWith({ ...files, [path]: document.getText() });
  const position = document.positionAt(offset);
  return {
    prepared: await prepareRename(context, document, position),
    renamed: await rename(context, document, position, name, ALL_EDITS),
    document,
  };
}

const REFUSED: readonly (readonly [what: string, path: string, marked: string, sentence: string])[] = [
  [
    "a bundled role",
    "workflows/load-test.md",
    workflow({ role: "review⟦^⟧er" }),
    "The role `reviewer` is bundled with Wazir and stays as it is. A role of this workspace with the same id replaces it.",
  ],
  [
    "an id that names nothing",
    "workflows/load-test.md",
    workflow({ role: "nobo⟦^⟧dy" }),
    "There is no role `nobody` that could be renamed.",
  ],
  [
    "another name of a role",
    "workflows/load-test.md",
    workflow({ role: "q⟦^⟧a" }),
    "`qa` is another name of the role `tester`: change it in the `aliases` of that role.",
  ],
  [
    "a kind of artifact",
    "roles/tester.md",
    role({ produces: "[spe⟦^⟧c]" }),
    "`spec` is a kind of artifact: its schema, its template and its rules go by this name, so it stays as it is.",
  ],
  [
    "a run",
    `${ARTIFACTS}/spec.md`,
    spec({ run_id: "2026⟦^⟧1123-idempotent-payments" }),
    "A run's id stands in its log, which is only added to: it stays as it is.",
  ],
  [
    "an id that two artifacts give",
    `${ARTIFACTS}/review.md`,
    "---\nfindings: [{ id: F-9, title: C, refs: [F⟦^⟧-1] }]\n---\n",
    "`research.md` and `spec-challenge.md` both give `F-1`: rename it where the one that is meant gives it.",
  ],
];

test.each(REFUSED)("%s is not renamed, and it is said why", async (_what, path, marked, sentence) => {
  const { prepared, renamed } = await asked(path, marked);
  expect(prepared).toEqual({ refusal: sentence });
  expect(renamed).toEqual({ refusal: sentence });
});

test("nothing of the bundled content is renamed or follows a move, though it is a project of its own", async () => {
  const path = "roles/tester.md";
  const { document, offset } = openMarked(path, role({ id: "test⟦^⟧er" }));
  const context = { ...(await contextWith(FILES)), content: ROOT };
  const refusal = expect.stringMatching(/^The role `tester` is bundled with Wazir/) as string;
  expect(await prepareRename(context, document, document.positionAt(offset))).toEqual({ refusal });
  expect(await rename(context, document, document.positionAt(offset), "x", ALL_EDITS)).toEqual({ refusal });
  const moves = [{ from: `${ROOT}/${path}`, to: `${ROOT}/roles/x.md` }];
  expect(await editBeforeMoves(context, moves, ALL_EDITS)).toBeUndefined();
});

const NAMES: readonly (readonly [name: string, sentence: string])[] = [
  ["", "`` is no id: it begins with a letter or a digit, and letters, digits, `-`, `_`, `.` and `/` may follow."],
  ["a b", "`a b` is no id: it begins with a letter or a digit, and letters, digits, `-`, `_`, `.` and `/` may follow."],
  ["Tester", "`Tester` is no id of a role: it has to match `^[a-z][a-z0-9-]*$`."],
  [
    "../x",
    "`../x` is no id: it begins with a letter or a digit, and letters, digits, `-`, `_`, `.` and `/` may follow.",
  ],
  ["a/../../x", "`a/../../x` is no id of a role: it has to match `^[a-z][a-z0-9-]*$`."],
  ["breaker", "There is a role `breaker` already."],
  ["reviewer", "There is a role `reviewer` already."],
  ["qa", "The role `tester` answers to the name `qa` already."],
];

test.each(NAMES)("the new id `%s` is refused", async (name, sentence) => {
  const { prepared, renamed } = await asked("roles/tester.md", role({ id: "test⟦^⟧er", aliases: "[qa]" }), name);
  expect(prepared).toMatchObject({ placeholder: "tester" });
  expect(renamed).toEqual({ refusal: sentence });
});

const RETRY = "architecture/distributed/idempotency-and-retry";
const REFUNDS = "expertise/payments/refunds.md";
const MODULES = {
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, expertise: expertise }" }),
  [REFUNDS]: expertiseModule(),
};
const RULES: readonly (readonly [what: string, marked: string, name: string, sentence: string])[] = [
  [
    "of a bundled module",
    `\`${RETRY}#R⟦^⟧2\``,
    "R9",
    `The module of the rule \`${RETRY}#R2\` is bundled with Wazir and stays as it is. A module of this workspace with the same id replaces it.`,
  ],
  [
    "that there is not",
    "`payments/refunds#R⟦^⟧77`",
    "R9",
    "There is no rule `payments/refunds#R77` that could be renamed.",
  ],
  [
    "to the id of another",
    "`payments/refunds#R⟦^⟧2`",
    "R3",
    "The module has a rule `R3` already: give that another id first.",
  ],
  [
    "to what is no id",
    "`payments/refunds#R⟦^⟧2`",
    "Two",
    "`Two` is no id of a rule: it has to match `^R[1-9][0-9]*$`.",
  ],
];

test.each(RULES)("a rule %s is not renamed, and it is said why", async (_what, marked, name, refusal) => {
  const { renamed } = await asked("roles/tester.md", `${role()}\n${marked}\n`, name, MODULES);
  expect(renamed).toEqual({ refusal });
});

test("a rule is renamed by its own id, from wherever it is named", async () => {
  const { prepared } = await asked("roles/tester.md", `${role()}\n\`payments/refunds#R⟦^⟧2\`\n`, "R9", MODULES);
  expect(prepared).toMatchObject({ placeholder: "R2" });
});

test("what a rename of a rule leaves is said, by its lines; nothing is said where nothing is left", async () => {
  const asked = async (rules: string): Promise<string | undefined> => {
    const { document, offset } = openMarked("roles/tester.md", `${role()}\n\`payments/refunds#R⟦^⟧2\`\n`);
    const files = {
      ...MODULES,
      [REFUNDS]: expertiseModule({}, { Rules: rules }),
      "roles/tester.md": document.getText(),
    };
    return leftByRename(await contextWith(files), document, document.positionAt(offset));
  };
  expect(await asked("**R2 One key (must).** Put it\ninto R2 first.\n\nR2 again, as rule R2 says.")).toMatch(
    /^`R2` stays in `refunds\.md`, lines \d+, \d+: it may mean something else there than the rule\. Look at them by hand\.$/,
  );
  expect(await asked("**R2 One key (must).** As rule R2 says.")).toBeUndefined();
});

test("an id of a run keeps its form, by which other artifacts know it", async () => {
  const marked = spec({ requirements: "\n  - { id: R⟦^⟧-1, text: T }" });
  expect((await asked(`${ARTIFACTS}/spec.md`, marked, "AC-7")).renamed).toEqual({
    refusal: "`AC-7` is no id of a requirement: it has to have the form of `R-1`.",
  });
});

test("a file that is there already is not written over", async () => {
  const files = { ...FILES, "roles/taken.md": role({ id: "other" }) };
  expect((await asked("roles/tester.md", role({ id: "test⟦^⟧er" }), "taken", files)).renamed).toEqual({
    refusal: "There is a file or folder `roles/taken.md` already.",
  });
});

test.each([
  ["a title", "title: Tes⟦^⟧ter"],
  ["a key", "tit⟦^⟧le: Tester"],
])("%s is no id: nothing to rename", async (_what, line) => {
  const { prepared, renamed } = await asked("roles/tester.md", `---\nid: tester\n${line}\n---\n`);
  expect([prepared, renamed]).toEqual([undefined, undefined]);
});

test("the same id again changes nothing", async () => {
  const { renamed } = await asked("roles/tester.md", role({ id: "test⟦^⟧er" }), "tester");
  expect(renamed).toEqual({ documentChanges: [] });
});

test.each([
  ["plain", "id: test⟦^⟧er # tester", 'id: "1e3" # tester'],
  ["single quotes", "id: 'test⟦^⟧er'", "id: '1e3'"],
  ["double quotes", 'id: "test⟦^⟧er"', 'id: "1e3"'],
  ["escapes", 'id: "t\\x65st⟦^⟧er"', 'id: "1e3"'],
  ["a block", "id: >-\n  test⟦^⟧er\ntrigger: t", 'id: "1e3"\ntrigger: t'],
])("an id in %s stays a text", async (_style, marked, expected) => {
  const files = { "wazir.manifest.yaml": manifest({ paths: "{ hooks: hooks }" }) };
  const { renamed, document } = await asked("hooks/tester.yaml", marked, "1e3", files);
  if (renamed === undefined || "refusal" in renamed) throw new Error(renamed?.refusal);
  const edits = (renamed.documentChanges ?? []).flatMap((change) => (TextDocumentEdit.is(change) ? change.edits : []));
  const texts = edits.filter((edit) => "newText" in edit);
  expect(TextDocument.applyEdits(document, texts)).toBe(expected);
});

describe("what a client takes", () => {
  const { document, offset } = openMarked("roles/tester.md", role({ id: "test⟦^⟧er" }));
  const uri = `file://${ROOT}/roles/tester.md`;
  const range = { start: document.positionAt(offset - 4), end: document.positionAt(offset + 2) };
  const files = { "wazir.manifest.yaml": manifest({ paths: PATHS }), "roles/tester.md": document.getText() };
  const edit = { range, newText: "breaker" };

  test("all: versions of open documents, a rename of the file after the texts, a label for the preview", async () => {
    const context = { ...(await contextWith(files)), opened: () => document };
    expect(await rename(context, document, document.positionAt(offset), "breaker", ALL_EDITS)).toEqual({
      documentChanges: [
        { textDocument: { uri, version: 1 }, edits: [{ ...edit, annotationId: "change" }] },
        { kind: "rename", oldUri: uri, newUri: uri.replace("tester", "breaker"), annotationId: "change" },
      ],
      changeAnnotations: { change: { label: "Rename role tester to breaker", needsConfirmation: false } },
    });
  });

  test("no annotations and no renames of files", async () => {
    const context = await contextWith(files);
    const abilities = { documentChanges: true, renamesFiles: false, annotations: false };
    expect(await rename(context, document, document.positionAt(offset), "breaker", abilities)).toEqual({
      documentChanges: [{ textDocument: { uri, version: 1 }, edits: [edit] }],
    });
  });

  test("nothing but changes", async () => {
    const context = await contextWith(files);
    const abilities = { documentChanges: false, renamesFiles: false, annotations: false };
    expect(await rename(context, document, document.positionAt(offset), "breaker", abilities)).toEqual({
      changes: { [uri]: [edit] },
    });
  });
});
