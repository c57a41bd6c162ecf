import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import { artifactKinds, artifactPhase, documentKind, schemaOf } from "../../../src/core/library/document-kind";
import { listField } from "../../../src/core/library/item";
import { loadProject } from "../../../src/core/library/project";
import { phasesOf } from "../../../src/core/pipeline/phases";
import { checkDocument } from "../../../src/core/rules/check-document";
import { newArtifact } from "../../../src/core/runs/new-artifact";
import { nodeFiles } from "../../../src/platform/node-files";
import { bundledData, writtenData } from "../../../tools/build/bundled-data";
import { bundled, checkText, REPOSITORY, RUN_ID, runFiles } from "../../support/projects";

const CONTENT = `${REPOSITORY}/content`;

/** The content folder opened as a project of its own: what ships is held to the rules everyone is. */
const project = await loadProject(nodeFiles, CONTENT, bundled);

const paths = readdirSync(CONTENT, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => formatOfPath(path) !== undefined)
  .sort();

/** Schemas describe documents; evidence is what was run for a module, read by people. */
const documents = paths.filter((path) => !path.startsWith("schemas/") && !path.startsWith("evidence/"));

test("the build's catalogue is made of the content as it is", async () => {
  const built: unknown = JSON.parse(readFileSync(`${REPOSITORY}/dist/content.json`, "utf8"));
  expect(built, "run `npm run generate`").toEqual(JSON.parse(writtenData(await bundledData(CONTENT))));
});

describe("every bundled document is known and has no fault", () => {
  test.each(documents)("%s", async (path) => {
    const text = readFileSync(`${CONTENT}/${path}`, "utf8");
    const document = readDocument(text, formatOfPath(path) ?? "yaml");
    const absolute = `${CONTENT}/${path}`;
    const kind = documentKind(project, absolute, document);
    expect(kind?.schema).toBeDefined();
    const found = await checkDocument({ path: absolute, document, kind, project, files: nodeFiles });
    expect(found).toEqual([]);
  });
});

test("the artifact kinds are the sixteen of the pipeline, each with its phase", () => {
  const phases = artifactKinds(project).map((kind) => [kind, artifactPhase(project, kind)]);
  expect(Object.fromEntries(phases)).toEqual({
    clarification: "clarify",
    research: "discover",
    spec: "specify",
    "spec-challenge": "spec_challenge",
    "author-artifact": "author",
    "design-artifact": "design",
    "design-review": "design_review",
    "implementation-plan": "plan",
    "plan-review": "plan_review",
    "execution-notes": "execute",
    "verification-proof": "verify",
    review: "review",
    "proposed-learning": "learn",
    "accepted-learning": "learn",
    handoff: "prepare_next",
    "audit-report": "run_audit",
  });
});

test.each(artifactKinds(project))("%s has a template, an example, a phase and a role that writes it", (kind) => {
  expect(project.library.get("template", kind)).toBeDefined();
  expect(documents).toContain(`examples/${kind}.md`);
  const phase = artifactPhase(project, kind) ?? "";
  const workflow = project.library.get("workflow", phase);
  expect(workflow === undefined ? [] : listField(workflow, "outputs")).toContain(kind);
  const role = project.library.get("role", String(workflow?.fields.role));
  expect(role === undefined ? [] : listField(role, "produces")).toContain(kind);
});

test.each(artifactKinds(project))("a new %s from its template has no fault", async (kind) => {
  const phase = artifactPhase(project, kind) ?? "";
  const role = String(project.library.get("workflow", phase)?.fields.role);
  const template = project.library.get("template", kind)?.text ?? "";
  const text = newArtifact(template, { phase, role, runId: RUN_ID, createdAt: "2026-11-23T14:05:00.000Z" });
  expect(await checkText(`.wazir/runs/${RUN_ID}/artifacts/${kind}.md`, text, runFiles())).toEqual([]);
});

test.each(artifactKinds(project))("the example of %s is recognised by its header alone", (kind) => {
  const text = readFileSync(`${CONTENT}/examples/${kind}.md`, "utf8");
  const found = documentKind(project, "/elsewhere/untitled.md", readDocument(text, "markdown"));
  expect(found?.schema).toBe(kind);
});

test("the eighteen schemas of the first version and those that were missing are there", () => {
  const named = [
    ...["clarification", "research", "spec", "spec-challenge", "author-artifact", "design-artifact"],
    ...["implementation-plan", "verification-proof", "review", "proposed-learning", "accepted-learning"],
    ...["run-manifest", "docs-claim", "export-manifest", "host-export-package", "hook", "usage", "wazir-manifest"],
    ...["plan-review", "design-review", "execution-notes", "handoff", "audit-report", "status", "event", "run"],
    ...["composition-map", "task", "role", "workflow", "skill", "expertise-module", "subject-list"],
  ];
  expect(project.library.ids("schema")).toEqual(expect.arrayContaining(named));
  expect([...bundled.checks.keys()].sort()).toEqual([...bundled.library.ids("schema")].sort());
});

test("the fourteen phases are in their order, and the audit stands outside", () => {
  expect(phasesOf(project).map(({ id }) => id)).toEqual([
    ...["clarify", "discover", "specify", "spec_challenge", "author", "design", "design_review", "plan"],
    ...["plan_review", "execute", "verify", "review", "learn", "prepare_next"],
  ]);
  expect(project.library.get("workflow", "run_audit")).toBeDefined();
});

test("ten roles, fifteen workflows and seven hooks ship", () => {
  const counts = (["role", "workflow", "hook"] as const).map((kind) => bundled.library.all(kind).length);
  expect(counts).toEqual([10, 15, 7]);
});

describe("what the first version let pass is refused", () => {
  const example = (kind: string): Record<string, unknown> => {
    const text = readFileSync(`${CONTENT}/examples/${kind}.md`, "utf8");
    return { ...(valueOf(readDocument(text, "markdown").roots[0]?.node) as Record<string, unknown>) };
  };
  test.each([
    ["a spec with no requirement", "spec", { requirements: [] }, "/requirements"],
    ["a spec with no criterion", "spec", { acceptance_criteria: [] }, "/acceptance_criteria"],
    ["a proof with no command", "verification-proof", { commands: [] }, "/commands"],
    ["research with no finding", "research", { findings: [] }, "/findings"],
    ["a date that is none", "spec", { created_at: "not a date" }, "/created_at"],
    ["a day without a time", "spec", { created_at: "2026-11-23" }, "/created_at"],
    ["a status that is none", "review", { status: "banana" }, "/status"],
    ["an id that is a path", "clarification", { run_id: "../../esc" }, "/run_id"],
    ["a loop before the first", "clarification", { loop_number: -1 }, "/loop_number"],
  ])("%s", (_name, kind, change, place) => {
    const check = bundled.checks.get(kind);
    expect(check?.(example(kind))).toEqual([]);
    expect(check?.({ ...example(kind), ...change }).map((error) => error.instancePath)).toContain(place);
  });
});

test("what was valid in the first version is read", () => {
  const header = { run_id: "r-1", created_at: "2026-11-23T14:05:00Z", sources: [], status: "draft", loop_number: 0 };
  const older: Readonly<Record<string, Record<string, unknown>>> = {
    spec: { phase: "specify", role: "specifier", requirements: ["One"], acceptance_criteria: ["Two"], approval: "pending" },
    research: { phase: "discover", role: "researcher", findings: ["One"] },
    clarification: { phase: "clarify", role: "clarifier", questions: [], scope_summary: "All" },
    review: { phase: "review", role: "reviewer", findings: [{ severity: "low", title: "One" }] },
    "verification-proof": { phase: "verify", role: "verifier", commands: [{ command: "npm test", exit_code: 0 }] },
    "implementation-plan": { phase: "plan", role: "planner", sections: ["One"], approval: "pending" },
  };
  for (const [kind, fields] of Object.entries(older)) {
    expect(bundled.checks.get(kind)?.({ ...header, ...fields }), kind).toEqual([]);
  }
});

test("every key that an editor offers says what it means", () => {
  const silent: string[] = [];
  const visit = (schema: unknown, at: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, value] of Object.entries((schema as { properties?: object }).properties ?? {})) {
      const entry = value as { description?: string; const?: unknown; $ref?: string };
      if (entry.description === undefined && entry.$ref === undefined) silent.push(`${at}.${key}`);
    }
    for (const [key, value] of Object.entries(schema)) visit(value, `${at}/${key}`);
  };
  for (const id of artifactKinds(project)) visit(schemaOf(project, id), id);
  expect(silent).toEqual([]);
});
