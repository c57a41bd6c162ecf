import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TextDocumentEdit } from "vscode-languageserver-types";
import { editBeforeMoves } from "../../../src/service/features/will-rename-files";
import { toCrlf } from "../../support/document-cases";
import { ALL_EDITS } from "../../support/naming";
import { ROOT, RUN_ID, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { clarification, manifest, plan, role, run, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const PATHS = "\n  roles: wazir/roles\n  workflows: ./wazir/workflows/\n  expertise: 'wazir/expertise'";
const module = (id: string, related = "[]"): string =>
  `---\nid: ${id}\nschema: 1\ntitle: T\nkind: pattern\nsummary: S\nrelated: ${related}\n---\n`;

const FILES: Readonly<Record<string, string>> = {
  "wazir.manifest.yaml": manifest({ paths: PATHS, roles: "[tester]", protected_paths: "[wazir, src/pay/ledger.js]" }),
  "wazir/roles/tester.md": role(),
  "wazir/roles/qa.md": role({ id: "odd" }),
  "wazir/workflows/load-test.md": workflow({ role: "tester" }),
  "wazir/expertise/db/locks.md": module("db/locks"),
  "wazir/expertise/db/keys.md": module("db/keys", "[db/locks, db/none]"),
  ...runFiles(),
  [`.wazir/runs/${RUN_ID}/run.yaml`]: run({ sources: "['src/pay/ledger.js:12', \"brief: src/pay\"]" }),
  [`${ARTIFACTS}/clarification.md`]: clarification({ role: "tester", sources: "[src/pay/ledger.js, input/brief.md]" }),
  [`${ARTIFACTS}/spec.md`]: spec({
    sources: "\n  - clarification.md\n  - artifacts/clarification.md\n  - wazir/roles/tester.md",
    requirements: "\n  - { id: R-1, text: clarification.md, source: 'clarification.md#scope' }",
  }),
};

/** The files that change, each as the lines that are no longer there and those that are instead. */
async function changes(
  moves: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = FILES,
): Promise<Readonly<Record<string, readonly (readonly [string, string])[]>>> {
  const context = await contextWith(files);
  const absolute = Object.entries(moves).map(([from, to]) => ({ from: `${ROOT}/${from}`, to: `${ROOT}/${to}` }));
  const edit = await editBeforeMoves(context, absolute, ALL_EDITS);
  const changed = (edit?.documentChanges ?? []).flatMap((change) => {
    if (!TextDocumentEdit.is(change)) return [];
    const path = change.textDocument.uri.replace(`file://${ROOT}/`, "");
    const document = openText(path, files[path] ?? "");
    const text = TextDocument.applyEdits(
      document,
      change.edits.filter((one) => "newText" in one),
    );
    const [before, now] = [document.getText(), text].map((all) => all.split(/\r?\n/));
    return [
      [path, before!.flatMap((line, at) => (line === now![at] ? [] : [[line.trim(), now![at]!.trim()] as const]))],
    ];
  });
  return Object.fromEntries(changed) as Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

test("a role's file: its id and all that refers to it, and sources that name the file", async () => {
  const expected = {
    "wazir.manifest.yaml": [["roles: [tester]", "roles: [breaker]"]],
    "wazir/roles/tester.md": [["id: tester", "id: breaker"]],
    "wazir/workflows/load-test.md": [["role: tester", "role: breaker"]],
    [`${ARTIFACTS}/clarification.md`]: [["role: tester", "role: breaker"]],
    [`${ARTIFACTS}/spec.md`]: [["- wazir/roles/tester.md", "- wazir/roles/breaker.md"]],
  };
  const moves = { "wazir/roles/tester.md": "wazir/roles/breaker.md" };
  expect(await changes(moves)).toEqual(expected);
  const crlf = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, toCrlf(text)]));
  expect(await changes(moves, crlf)).toEqual(expected);
});

test("a workflow's file in kebab-case: its id in snake_case", async () => {
  expect(await changes({ "wazir/workflows/load-test.md": "wazir/workflows/soak-test-2.md" })).toEqual({
    "wazir/workflows/load-test.md": [["id: load_test", "id: soak_test_2"]],
  });
});

test("a folder of modules: every id below it", async () => {
  expect(await changes({ "wazir/expertise/db": "wazir/expertise/storage" })).toEqual({
    "wazir/expertise/db/locks.md": [["id: db/locks", "id: storage/locks"]],
    "wazir/expertise/db/keys.md": [
      ["id: db/keys", "id: storage/keys"],
      ["related: [db/locks, db/none]", "related: [storage/locks, db/none]"],
    ],
  });
});

test("a folder that the manifest names: its path, and no id", async () => {
  expect(await changes({ "wazir/roles": "people" })).toEqual({
    "wazir.manifest.yaml": [["roles: wazir/roles", "roles: people"]],
    [`${ARTIFACTS}/spec.md`]: [["- wazir/roles/tester.md", "- people/tester.md"]],
  });
});

test("a folder above those that the manifest names: each of its paths as it is written", async () => {
  expect((await changes({ wazir: "our pipeline" }))["wazir.manifest.yaml"]).toEqual([
    ["roles: wazir/roles", "roles: our pipeline/roles"],
    ["workflows: ./wazir/workflows/", 'workflows: "./our pipeline/workflows/"'],
    ["expertise: 'wazir/expertise'", "expertise: 'our pipeline/expertise'"],
    ["protected_paths: [wazir, src/pay/ledger.js]", "protected_paths: [our pipeline, src/pay/ledger.js]"],
  ]);
});

test("a source, with its line and in quotes", async () => {
  expect(await changes({ "src/pay": "src/money" })).toEqual({
    "wazir.manifest.yaml": [
      ["protected_paths: [wazir, src/pay/ledger.js]", "protected_paths: [wazir, src/money/ledger.js]"],
    ],
    [`.wazir/runs/${RUN_ID}/run.yaml`]: [
      [
        "sources: ['src/pay/ledger.js:12', \"brief: src/pay\"]",
        "sources: ['src/money/ledger.js:12', \"brief: src/pay\"]",
      ],
    ],
    [`${ARTIFACTS}/clarification.md`]: [
      ["sources: [src/pay/ledger.js, input/brief.md]", "sources: [src/money/ledger.js, input/brief.md]"],
    ],
  });
});

test("an artifact that others rest on, relative to their folder or to the run", async () => {
  expect(await changes({ [`${ARTIFACTS}/clarification.md`]: `${ARTIFACTS}/scope/clarified.md` })).toEqual({
    [`${ARTIFACTS}/spec.md`]: [
      ["- clarification.md", "- scope/clarified.md"],
      ["- artifacts/clarification.md", "- artifacts/scope/clarified.md"],
      [
        "- { id: R-1, text: clarification.md, source: 'clarification.md#scope' }",
        "- { id: R-1, text: clarification.md, source: 'scope/clarified.md#scope' }",
      ],
    ],
  });
});

test("evidence follows, and what a task is to write stays", async () => {
  const path = `${ARTIFACTS}/implementation-plan.md`;
  const text = plan({
    evidence: "[src/pay/ledger.js]",
    tasks: "[{ id: T-1, title: A., covers: [], files: [src/pay/ledger.js], verify: make }]",
  });
  expect((await changes({ "src/pay": "src/money" }, { ...FILES, [path]: text }))[path]).toEqual([
    ["evidence: [src/pay/ledger.js]", "evidence: [src/money/ledger.js]"],
  ]);
});

test.each([
  ["a file that is not named after its id", { "wazir/roles/qa.md": "wazir/roles/qa2.md" }],
  ["a name that is no id of a role", { "wazir/workflows/load-test.md": "wazir/workflows/Load test.md" }],
  ["a file that leaves its folder", { "wazir/workflows/load-test.md": "archive/load-test.md" }],
  ["a file that nothing names", { "README.md": "readme.md" }],
  ["a name that only begins alike", { "src/pa": "src/b", "wazir/rol": "x" }],
  ["the run's folder, whose paths are its own", { [`.wazir/runs/${RUN_ID}`]: ".wazir/runs/other" }],
])("%s: nothing", async (_what, moves) => {
  expect(await changes(moves)).toEqual({});
});
