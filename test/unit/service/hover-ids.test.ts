import { expect, test } from "vitest";
import { RUN_ID, runFiles } from "../../support/projects";
import { contextWith, hoverAt, wordsOf } from "../../support/service";
import { clarification, manifest, plan, role, spec, workflow } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const FILES: Readonly<Record<string, string>> = {
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: workflows }", roles: "[tester]" }),
  "roles/tester.md": role({ aliases: "[qa]" }),
  "workflows/load-test.md": workflow({ role: "tester" }),
  "workflows/soak (1).md": workflow({ id: "soak", role: "qa" }),
  [`${ARTIFACTS}/clarification.md`]: clarification({ role: "tester" }),
  [`${ARTIFACTS}/spec.md`]: spec(),
  [`${ARTIFACTS}/implementation-plan.md`]: plan(),
  [`${ARTIFACTS}/verification-proof.md`]:
    "---\ncommands:\n  - { command: a, covers: [AC-1], outcome: fail }\n  - { command: b, covers: [AC-1], outcome: pass }\n---\n",
};
const ROOT_URI = "file:///projects/shop";

async function told(path: string, marked: string, markdown = true): Promise<readonly string[]> {
  const context = await contextWith(FILES, { snippets: true, markdown });
  return wordsOf(await hoverAt(context, path, marked)).split("\n\n");
}

test("a role: where it is given, what uses it, under another name too", async () => {
  const places = [
    `Defined in [roles/tester\\.md:2](${ROOT_URI}/roles/tester.md#L2)`,
    `Used 4 times: [\\.wazir/runs/${RUN_ID.replaceAll("-", "\\-")}/artifacts/clarification\\.md:3](${ROOT_URI}/${ARTIFACTS}/clarification.md#L3), ` +
      `[wazir\\.manifest\\.yaml:4](${ROOT_URI}/wazir.manifest.yaml#L4), ` +
      `[workflows/load\\-test\\.md:5](${ROOT_URI}/workflows/load-test.md#L5) …`,
  ].map((line) => line.replaceAll("\\.", "."));
  expect(await told("workflows/load-test.md", workflow({ role: "test⟦^⟧er" }))).toEqual(expect.arrayContaining(places));
  expect(await told("workflows/load-test.md", workflow({ role: "q⟦^⟧a" }))).toContain(places[0]);
  expect(await told("roles/tester.md", role({ id: "test⟦^⟧er", aliases: "[qa]" }))).toEqual(
    expect.arrayContaining(["**Role `tester`** · Tester", ...places]),
  );
});

test("a criterion: its tasks, its proofs and how the last of them ended; files of the run by their short names", async () => {
  const words = await told(`${ARTIFACTS}/implementation-plan.md`, plan().replace("[AC-1]", "[A⟦^⟧C-1]"));
  expect(words).toContain(`Defined in [artifacts/spec.md:13](${ROOT_URI}/${ARTIFACTS}/spec.md#L13)`);
  expect(words).toContain("1 task · 2 proofs · last outcome `pass`");
});

test("a criterion that nothing covers", async () => {
  const words = await told(`${ARTIFACTS}/spec.md`, spec({ acceptance_criteria: "\n  - { id: A⟦^⟧C-9, text: T }" }));
  expect(words).toEqual(expect.arrayContaining(["Used nowhere", "0 tasks · 0 proofs"]));
});

test.each([
  ["clarify", "**under way**"],
  ["design", "not begun"],
])("a phase as it stands in the run at hand: %s", async (phase, state) => {
  const words = await told("wazir.manifest.yaml", manifest({ phases: `[${phase}⟦^⟧]` }));
  expect(words).toContain(`In the run \`${RUN_ID}\` (Idempotent payments): ${state}`);
});

test("a phase that the run has left, told in one of its artifacts though it is not the newest run", async () => {
  const line = (event: string, phase: string): string => JSON.stringify({ event, phase });
  const files = {
    ".wazir/runs/old/run.yaml": "run_id: old\ntitle: Old\ncreated_at: 2026-01-01T00:00:00Z\n",
    ".wazir/runs/old/events.ndjson": [line("run_started", "clarify"), line("phase_exit", "clarify")].join("\n"),
  };
  const context = await contextWith({ ...FILES, ...files });
  const path = ".wazir/runs/old/artifacts/clarification.md";
  const words = wordsOf(await hoverAt(context, path, clarification({ phase: "cla⟦^⟧rify" })));
  expect(words).toContain("In the run `old` (Old): **done**");
});

test("a client without Markdown is told the places without links", async () => {
  const words = await told("workflows/load-test.md", workflow({ role: "test⟦^⟧er" }), false);
  expect(words).toContain("Defined in roles/tester.md:2");
  expect(words.join(" ")).not.toMatch(/file:|\\/);
});

test("a path with brackets stays one link", async () => {
  const words = await told("wazir.manifest.yaml", manifest({ workflows: "[soak⟦^⟧]" }));
  expect(words).toContain(`Defined in [workflows/soak \\(1\\).md:2](${ROOT_URI}/workflows/soak%20%281%29.md#L2)`);
});

test("an id in prose, and nothing where it could mean several", async () => {
  const words = await told(
    `${ARTIFACTS}/verification-proof.md`,
    `${FILES[`${ARTIFACTS}/verification-proof.md`]}\nA⟦^⟧C-1 holds.\n`,
  );
  expect(words).toEqual(
    expect.arrayContaining(["**Criterion `AC-1`** · `spec.md`", "1 task · 2 proofs · last outcome `pass`"]),
  );
  expect(await told(`${ARTIFACTS}/spec.md`, `${spec()}\n\`revi⟦^⟧ew\` AC-9\n`)).toEqual([""]);
  expect(await told(`${ARTIFACTS}/spec.md`, `${spec()}\nA⟦^⟧C-9\n`)).toEqual([""]);
});
