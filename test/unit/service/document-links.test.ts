import { describe, expect, test } from "vitest";
import { documentLinks } from "../../../src/service/features/document-links";
import type { MemoryEntry } from "../../support/memory-files";
import { ROOT, RUN_ID, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { clarification, manifest, plan, spec } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

type Files = Readonly<Record<string, MemoryEntry>>;

/** The links of a text: what is underlined, and where below the project it leads. */
async function links(path: string, text: string, files: Files = {}): Promise<readonly string[]> {
  const context = await contextWith({ ...runFiles(), ...files });
  const document = openText(path, text);
  const found = await documentLinks(context, document);
  return found.map(
    ({ range, target }) => `${document.getText(range)} → ${target?.replace(`file://${ROOT}/`, "") ?? ""}`,
  );
}

describe("a link leads", () => {
  test("from a manifest to the folders it names, where they are", async () => {
    const text = manifest({ paths: "{ roles: 'my roles', workflows: gone, docs: ../docs, skills: /etc }" });
    const files = { "my roles/a.md": "", "../docs/a.md": "", "/etc/passwd": "" };
    expect(await links("wazir.manifest.yaml", text, files)).toEqual(["my roles → my%20roles"]);
  });

  test("from a source to what stands beside the artifact, in its run or in the project, in this order", async () => {
    const sources = "[spec.md, captures/test.log, src/pay.ts, R-1, brief from Mira, spec.md]";
    const files = {
      [`${ARTIFACTS}/spec.md`]: "",
      [`.wazir/runs/${RUN_ID}/captures/test.log`]: "",
      "src/pay.ts": "",
      "spec.md": "",
    };
    expect(await links(`${ARTIFACTS}/clarification.md`, clarification({ sources }), files)).toEqual([
      `spec.md → ${ARTIFACTS}/spec.md`,
      `captures/test.log → .wazir/runs/${RUN_ID}/captures/test.log`,
      "src/pay.ts → src/pay.ts",
      `spec.md → ${ARTIFACTS}/spec.md`,
    ]);
  });

  test("to the line that a path names", async () => {
    const text = spec({ sources: "[]" }).replace("text: One payment", "source: 'src/pay.ts:41'\n    text: One payment");
    expect(await links(`${ARTIFACTS}/spec.md`, text, { "src/pay.ts": "" })).toEqual(["src/pay.ts:41 → src/pay.ts#L41"]);
  });

  test("from a task's files to the project, not beside the plan", async () => {
    const path = `${ARTIFACTS}/implementation-plan.md`;
    const text = plan({ sources: "[]" });
    expect(await links(path, text, { [`${ARTIFACTS}/src/claim.ts`]: "" })).toEqual([]);
    expect(await links(path, text, { "src/claim.ts": "" })).toEqual(["src/claim.ts → src/claim.ts"]);
  });

  test("to an address, as a whole", async () => {
    const sources = "['https://example.com/a?b=c#d', see https://example.com, 'https://', 'command:evil']";
    expect(await links(`${ARTIFACTS}/clarification.md`, clarification({ sources }))).toEqual([
      "https://example.com/a?b=c#d → https://example.com/a?b=c#d",
    ]);
  });

  test("from `$schema` to a schema of the workspace, never to the network", async () => {
    const own = { "wazir.manifest.yaml": manifest({ paths: "{ schemas: schemas }" }) };
    const files = { ...own, "schemas/note.schema.json": '{"type": "object"}' };
    const note = (schema: string): string => `{"$schema": "${schema}"}`;
    expect(await links("n.json", note("https://wazir.dev/schemas/note.schema.json"), files)).toEqual([
      "https://wazir.dev/schemas/note.schema.json → schemas/note.schema.json",
    ]);
    expect(await links("n.json", note("schemas/note.schema.json"), files)).toEqual([
      "schemas/note.schema.json → schemas/note.schema.json",
    ]);
    expect(await links("n.json", note("https://wazir.dev/schemas/role.schema.json"), files)).toEqual([]);
  });
});

describe("nothing is linked", () => {
  test.each<[string, string, Files]>([
    ["above the project", "../secret.md", { "../secret.md": "" }],
    ["at an absolute path", "/etc/passwd", { "/etc/passwd": "" }],
    ["in the home folder", "~/notes.md", { "/home/ada/notes.md": "" }],
    ["through a link out of the project", "out/secret.md", { out: { link: "/etc" }, "/etc/secret.md": "" }],
    ["that is not there", "gone.md", {}],
  ])("%s", async (_name, source, files) => {
    expect(await links(`${ARTIFACTS}/clarification.md`, clarification({ sources: `['${source}']` }), files)).toEqual(
      [],
    );
  });

  test("in a text over several lines, and in a document of nobody's", async () => {
    const sources = "\n  - |\n    src/pay.ts";
    expect(await links(`${ARTIFACTS}/clarification.md`, clarification({ sources }), { "src/pay.ts": "" })).toEqual([]);
    expect(await links("notes.md", "---\nsources: [src/pay.ts]\n---\n", { "src/pay.ts": "" })).toEqual([]);
  });

  test("from a draft, which stands nowhere, to files beside it", async () => {
    const text = clarification({ sources: "[src/pay.ts]" });
    expect(await links("untitled:Untitled-1", text, { "src/pay.ts": "" })).toEqual(["src/pay.ts → src/pay.ts"]);
    expect(await links("untitled:Untitled-1", text, { "/src/pay.ts": "" })).toEqual([]);
  });
});
