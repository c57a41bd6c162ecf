import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { stringAt, valueOf } from "../../../src/core/documents/tree";
import { newArtifact, type ArtifactHeader } from "../../../src/core/runs/new-artifact";
import { anyText, runs } from "../../support/arbitraries";
import { toCr, toCrlf } from "../../support/document-cases";
import { bundled } from "../../support/projects";

const HEADER: ArtifactHeader = {
  phase: "clarify",
  role: "clarifier",
  runId: "20261123-payments",
  createdAt: "2026-11-23T14:05:00Z",
};

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const FULL = "phase: clarify\nrole: clarifier\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n";

const CASES: readonly Case[] = [
  {
    name: "values are replaced, and all else stays",
    before: "---\nphase: x\nrole: y\nrun_id: z\ncreated_at: 2000-01-01T00:00:00Z\nstatus: draft\n---\n\n# phase: x\n",
    after: `---\n${FULL}status: draft\n---\n\n# phase: x\n`,
  },
  {
    name: "comments and spaces stay",
    before: "--- \n# head\nphase:   x   # the phase\n\nrole: 'y' # who\nrun_id: \"a\"\ncreated_at: b\n---\nrole: y\n",
    after:
      "--- \n# head\nphase:   clarify   # the phase\n\nrole: clarifier # who\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n---\nrole: y\n",
  },
  {
    name: "values that are not written yet are filled in",
    before: "---\nphase:\nrole: # who\nrun_id: ~\ncreated_at: ''\n---\n",
    after:
      "---\nphase: clarify\nrole: clarifier # who\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n---\n",
  },
  {
    name: "keys in any order, quoted, and in a flow mapping",
    before: '---\n{ "run_id" : "z", title: "a: b", phase: x, role: y, created_at: z }\n---\n',
    after:
      '---\n{ "run_id" : "20261123-payments", title: "a: b", phase: "clarify", role: "clarifier", created_at: "2026-11-23T14:05:00Z" }\n---\n',
  },
  {
    name: "keys that a flow mapping leaves out",
    before: "---\n{ phase: x, role: y }\n---\n",
    after:
      '---\n{ run_id: "20261123-payments", created_at: "2026-11-23T14:05:00Z", phase: "clarify", role: "clarifier" }\n---\n',
  },
  {
    name: "texts of several lines",
    before: "---\nrole: |\n  a\n  b\nphase: >-\n  c\n\nrun_id: x\ncreated_at: y\n---\n",
    after: "---\nrole: clarifier\nphase: clarify\n\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n---\n",
  },
  {
    name: "lists and mappings",
    before: "---\nrole: [a, b]\nphase: {c: d}\nrun_id: x\ncreated_at: y\n---\n",
    after: "---\nrole: clarifier\nphase: clarify\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n---\n",
  },
  {
    name: "an anchor stays, and an alias is no header value",
    before: "---\ntitle: &t Titled\nrole: *t\nphase: &p x\nnote: *p\nrun_id: x\ncreated_at: y\n---\n",
    after:
      "---\ntitle: &t Titled\nrole: clarifier\nphase: &p clarify\nnote: *p\nrun_id: 20261123-payments\ncreated_at: 2026-11-23T14:05:00Z\n---\n",
  },
  {
    name: "keys further down are none of the header",
    before: "---\nnested:\n  phase: x\n  role: y\nphase: x\nrole: y\nrun_id: x\ncreated_at: y\n---\n",
    after: `---\nnested:\n  phase: x\n  role: y\n${FULL}---\n`,
  },
  { name: "a template without front matter gets one", before: "# phase: x\n", after: `---\n${FULL}---\n# phase: x\n` },
  {
    name: "a template without these keys gets them",
    before: "---\ntitle: x\n---\n",
    after: `---\n${FULL}title: x\n---\n`,
  },
  { name: "an empty front matter gets them", before: "---\n---\n", after: `---\n${FULL}---\n` },
];

describe.each(CASES)("$name", ({ before, after }) => {
  test.each([
    ["Unix", (text: string) => text],
    ["Windows", toCrlf],
    ["old Mac", toCr],
  ])("with %s line ends", (_name, change) => {
    expect(newArtifact(change(before), HEADER)).toBe(change(after));
  });
});

test("an empty template is a header", () => {
  expect(newArtifact("", HEADER)).toBe(`---\n${FULL}---\n`);
});

test.each(bundled.library.all("template"))("the bundled template $id keeps all but its header", ({ id, text = "" }) => {
  const made = newArtifact(text, { ...HEADER, phase: "p", role: "r" });
  const before = readDocument(text, "markdown");
  const after = readDocument(made, "markdown");
  expect(after.problems).toEqual([]);
  const header = { phase: "p", role: "r", run_id: HEADER.runId, created_at: HEADER.createdAt };
  const value = valueOf(before.roots[0]?.node) as Record<string, unknown>;
  expect({ ...(valueOf(after.roots[0]?.node) as object) }, id).toEqual({ ...value, ...header });
  expect(made.slice(after.body?.start)).toBe(text.slice(before.body?.start));
});

test("values read back as they were given, whatever they look like in YAML", () => {
  const odd = fc.constantFrom(
    "1e3",
    "null",
    "true",
    "~",
    "2026",
    "- a",
    "a: b",
    "a # b",
    "'",
    '"',
    "*a",
    "---",
    "",
    " ",
  );
  const value = fc.oneof(odd, fc.string({ maxLength: 90 }), anyText());
  const template = "---\nphase: x\nrole: y\nrun_id:\ncreated_at: z # when\nstatus: draft\n---\nbody\n";
  fc.assert(
    fc.property(value, value, (role, runId) => {
      const made = newArtifact(template, { ...HEADER, role, runId });
      const { roots, problems, body } = readDocument(made, "markdown");
      if (problems.some(({ code }) => code === "not-text")) return;
      const node = roots[0]?.node;
      expect(problems).toEqual([]);
      expect([stringAt(node, "role"), stringAt(node, "run_id")]).toEqual([role, runId]);
      expect([stringAt(node, "status"), made.slice(body?.start)]).toEqual(["draft", "body\n"]);
    }),
    runs(150),
  );
});

test("any template is taken", () => {
  fc.assert(
    fc.property(anyText(), (template) => typeof newArtifact(template, HEADER) === "string"),
    runs(200),
  );
});
