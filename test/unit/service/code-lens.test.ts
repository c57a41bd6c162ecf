import { expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver-types";
import {
  lensesOf,
  resolveLens,
  type LensClient,
  type LensSubject,
  type ShownReferences,
} from "../../../src/service/features/code-lens";
import { ROOT, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { manifest, plan, role, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const FILES: Readonly<Record<string, string>> = {
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: workflows }", roles: "[tester, tester]" }),
  "roles/tester.md": role(),
  "workflows/load-test.md": workflow({ role: "tester" }),
  [`${ARTIFACTS}/spec.md`]: spec({
    acceptance_criteria: "\n  - { id: AC-1, text: A }\n  - { id: AC-2, text: B }\n  - { id: AC-3, text: C }",
  }),
  [`${ARTIFACTS}/implementation-plan.md`]: plan({
    tasks: "\n  - { id: T-1, covers: [AC-1, AC-2] }\n  - { id: T-2, covers: [AC-1] }",
  }),
  [`${ARTIFACTS}/verification-proof.md`]:
    "---\ncommands:\n  - { command: npm test, covers: [AC-1], outcome: pass }\n---\n",
  [`${ARTIFACTS}/execution-notes.md`]: "---\nwork:\n  - { task: T-1, commands: [{ covers: [AC-1] }] }\n---\n",
};

const lensClient = (showReferences: string): LensClient => ({ showReferences, settled: (work) => work });

async function shown(path: string, command = "client.show"): Promise<readonly string[]> {
  const context = await contextWith(FILES);
  const document = openText(path, FILES[path] ?? "");
  const lenses = lensesOf(context, document).map((lens) =>
    resolveLens(context, document, lens, lens.data as LensSubject, lensClient(command)),
  );
  return (await Promise.all(lenses)).map((lens) => `${document.getText(lens.range)}: ${words(lens)}`);
}

function words({ command }: CodeLens): string {
  const [given] = (command?.arguments ?? []) as readonly ShownReferences[];
  const places = given?.locations.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf("/") + 1)}:${range.start.line}`);
  return `${command?.title} → ${command?.command}(${places?.join(" ")})`;
}

test("a criterion: its tasks and proofs, and no others that name it", async () => {
  expect(await shown(`${ARTIFACTS}/spec.md`)).toEqual([
    "AC-1: 2 tasks · 1 proof → client.show(implementation-plan.md:10 implementation-plan.md:11 verification-proof.md:2)",
    "AC-2: 1 task · 0 proofs → client.show(implementation-plan.md:10)",
    "AC-3: 0 tasks · 0 proofs → ()",
  ]);
});

test("a role and a workflow: how often they are used", async () => {
  expect(await shown("roles/tester.md")).toEqual([
    "tester: used by 3 → client.show(wazir.manifest.yaml:3 wazir.manifest.yaml:3 load-test.md:4)",
  ]);
  expect(await shown("workflows/load-test.md")).toEqual(["load_test: used by 0 → ()"]);
});

test("in a client without a command for places a lens only tells", async () => {
  expect(await shown("roles/tester.md", "")).toEqual([
    "tester: used by 3 → (wazir.manifest.yaml:3 wazir.manifest.yaml:3 load-test.md:4)",
  ]);
});

test("a lens waits for its words, and keeps none where its id is gone", async () => {
  const context = await contextWith(FILES);
  const document = openText("roles/tester.md", role());
  const uri = `file://${ROOT}/roles/tester.md`;
  const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } };
  const lens = { range, data: { uri, target: "role", id: "tester" } };
  expect(lensesOf(context, document)).toEqual([lens]);
  const changed = openText("roles/tester.md", role({ id: "breaker" }));
  expect(await resolveLens(context, changed, lens, lens.data, lensClient("client.show"))).toEqual(lens);
  expect(lensesOf(context, openText("notes.yaml", "id: tester\n"))).toEqual([]);
});
