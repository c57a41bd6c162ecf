import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import {
  artifactKinds,
  artifactPhase,
  documentKind,
  isOursByPlace,
  type DocumentKind,
} from "../../../src/core/library/document-kind";
import { kindReasonWords } from "../../../src/core/library/kind-reason";
import { bundledProject, loadProject, type Project } from "../../../src/core/library/project";
import { untranslated } from "../../../src/core/text/translate";
import { MemoryFiles } from "../../support/memory-files";
import { bundled, HOME, MANIFEST, projectWith, ROOT } from "../../support/projects";

const PATHS = "roles: r, workflows: w, skills: s, hooks: h, schemas: sc, templates: t, expertise: e";
const FULL = `${MANIFEST}paths: { ${PATHS} }\n`;
const { project } = await projectWith({ "wazir.manifest.yaml": FULL });

function kindOf(path: string, text: string, of: Project = project): DocumentKind | undefined {
  const absolute = path.includes(":") || path.startsWith("/") ? path : `${of.root ?? ROOT}/${path}`;
  return documentKind(of, absolute, readDocument(text, formatOfPath(path) ?? "yaml"));
}

const header = (...lines: readonly string[]): string => ["---", ...lines, "---", ""].join("\n");
const SPEC = header("phase: specify", "role: specifier");
const RUN = ".wazir/runs/r-1";

interface Case {
  readonly path: string;
  readonly text?: string;
  /** `id / label / schema`. */
  readonly kind: string;
  readonly reason: string;
}

const under = (key: string): string => `of its place under the manifest's \`paths.${key}\``;

const CASES: readonly Case[] = [
  {
    path: "wazir.manifest.yaml",
    kind: "manifest / manifest / wazir-manifest",
    reason: "it is named `wazir.manifest.yaml`",
  },
  {
    path: "/x/wazir.manifest.yaml",
    kind: "manifest / manifest / wazir-manifest",
    reason: "it is named `wazir.manifest.yaml`",
  },
  {
    path: "out/export.manifest.json",
    kind: "export manifest / export manifest / export-manifest",
    reason: "it is named `export.manifest.json`",
  },
  {
    path: "out/host-package.json",
    kind: "host package / host package / host-export-package",
    reason: "it is named `host-package.json`",
  },
  { path: `${RUN}/run.yaml`, kind: "run / run record / run", reason: "of its place in a run's folder" },
  { path: `${RUN}/status.json`, kind: "status / status record / status", reason: "of its place in a run's folder" },
  { path: `${RUN}/events.ndjson`, kind: "event / event record / event", reason: "of its place in a run's folder" },
  { path: `${RUN}/usage.json`, kind: "usage / usage record / usage", reason: "of its place in a run's folder" },
  {
    path: `${RUN}/artifacts/spec.md`,
    kind: "artifact / spec / spec",
    reason: "of its file name among a run's artifacts",
  },
  {
    path: `${RUN}/artifacts/spec.yaml`,
    kind: "artifact / spec / spec",
    reason: "of its file name among a run's artifacts",
  },
  {
    path: `${RUN}/artifacts/old/notes.md`,
    text: SPEC,
    kind: "artifact / spec / spec",
    reason: "of its `phase` and `role`",
  },
  {
    path: `${RUN}/artifacts/notes.md`,
    kind: "artifact / artifact / undefined",
    reason: "of its place among a run's artifacts",
  },
  {
    path: `${RUN}/artifacts/run.md`,
    kind: "artifact / artifact / undefined",
    reason: "of its place among a run's artifacts",
  },
  {
    path: "e/area/subject.detect.yaml",
    kind: "detector samples / detector samples / detector-samples",
    reason: "it stands beside a module",
  },
  { path: "r/auditor.md", kind: "role / role / role", reason: under("roles") },
  { path: "w/ship.md", kind: "workflow / workflow / workflow", reason: under("workflows") },
  { path: "s/tidy/SKILL.md", kind: "skill / skill / skill", reason: under("skills") },
  { path: "h/definitions/on_save.yaml", kind: "hook / hook / hook", reason: under("hooks") },
  { path: "e/db/joins.md", kind: "module / module / expertise-module", reason: under("expertise") },
  {
    path: "e/composition-map.yaml",
    kind: "composition map / composition map / composition-map",
    reason: under("expertise"),
  },
  { path: "t/artifacts/review.md", kind: "artifact / review / review", reason: under("templates") },
  { path: "docs/any.md", text: SPEC, kind: "artifact / spec / spec", reason: "of its `phase` and `role`" },
  { path: "untitled.md", text: SPEC, kind: "artifact / spec / spec", reason: "of its `phase` and `role`" },
  {
    path: "docs/any.yaml",
    text: "phase: specify\nrole: x\n",
    kind: "artifact / spec / spec",
    reason: "of its `phase` and `role`",
  },
  {
    path: "docs/any.json",
    text: '{"phase": "specify", "role": "x"}',
    kind: "artifact / spec / spec",
    reason: "of its `phase` and `role`",
  },
  {
    path: "docs/any.md",
    text: header("phase: specify", "role: x", "artifact_type: review"),
    kind: "artifact / review / review",
    reason: "of its `artifact_type`",
  },
  {
    path: "docs/any.md",
    text: header("phase: specify", "role: x", "artifact_type: memo"),
    kind: "artifact / spec / spec",
    reason: "of its `phase` and `role`",
  },
  {
    path: "docs/any.md",
    text: header("phase: specify", "role: x", "artifact_type: role"),
    kind: "artifact / spec / spec",
    reason: "of its `phase` and `role`",
  },
  {
    path: "docs/any.json",
    text: '{"$schema": "https://wazir.dev/schemas/task.schema.json"}',
    kind: "task / task / task",
    reason: "of its `$schema`",
  },
  {
    path: "docs/any.yaml",
    text: "$schema: ../sc/docs-claim.schema.json\n",
    kind: "docs-claim / docs-claim / docs-claim",
    reason: "of its `$schema`",
  },
  {
    path: "docs/any.md",
    text: header("$schema: spec.schema.json"),
    kind: "artifact / spec / spec",
    reason: "of its `$schema`",
  },
];

test.each(CASES)("$path is $kind because $reason", ({ path, text = "", kind, reason }) => {
  const found = kindOf(path, text);
  expect(`${found?.id} / ${found?.label} / ${found?.schema}`).toBe(kind);
  expect(found && kindReasonWords(found.reason, untranslated)).toBe(reason);
});

test.each([
  ["an empty file", "docs/any.md", ""],
  ["a header without a role", "docs/any.md", header("phase: specify")],
  ["a header without a phase", "docs/any.md", header("role: specifier")],
  ["a phase that nobody knows", "docs/any.md", header("phase: deploy", "role: executor")],
  ["a phase that is no text", "docs/any.md", header("phase: [specify]", "role: specifier")],
  ["a list", "docs/any.yaml", "- phase: specify\n- role: x\n"],
  ["a manifest's name with more to it", "docs/my.wazir.manifest.yaml", "project: {}\n"],
  ["run.yaml anywhere else", "docs/run.yaml", "run_id: r-1\n"],
  ["run.yaml beside the runs", ".wazir/runs/run.yaml", "run_id: r-1\n"],
  ["run.yaml deeper in a run", `${RUN}/captures/run.yaml`, "run_id: r-1\n"],
  ["a log's capture", `${RUN}/captures/out.json`, "{}"],
  ["a read-me among roles", "r/README.md", ""],
  ["a template of no artifact kind", "t/artifacts/memo.md", ""],
  ["the JSON Schema of schemas", "docs/any.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'],
  [
    "another tool's schema that is called as one of ours",
    "docs/any.json",
    '{"$schema": "https://example.com/task.schema.json"}',
  ],
  ["an address that only ends like one of ours", "docs/any.json", '{"$schema": "https://example.com/run"}'],
  ["a schema's bare id", "docs/any.json", '{"$schema": "task"}'],
  ["a schema that nobody knows", "docs/any.json", '{"$schema": "memo.schema.json"}'],
])("%s is none of ours", (_name, path, text) => {
  expect(kindOf(path, text)).toBeUndefined();
});

describe("the two kinds of the phase `learn` are told apart", () => {
  const learn = ["phase: learn", "role: learner"];
  test.each([
    [["review_date: 2026-12-01"], "accepted-learning"],
    [["scope: x", "confidence: high", "review_date: 2026-12-01"], "accepted-learning"],
    [["scope: x", "confidence: high"], "proposed-learning"],
    [[], "proposed-learning"],
    [["artifact_type: accepted-learning"], "accepted-learning"],
    [["artifact_type: proposed-learning", "review_date: 2026-12-01"], "proposed-learning"],
  ])("with %j it is %s", (lines, kind) => {
    expect(kindOf("docs/any.md", header(...learn, ...lines))?.schema).toBe(kind);
  });
});

describe("documents outside of a project", () => {
  const alone = bundledProject(bundled);
  test.each([
    ["untitled.md", SPEC, "spec"],
    ["untitled.md", "", undefined],
    ["/x/roles/verifier.md", "", undefined],
    ["/x/.wazir/runs/r-1/run.yaml", "", undefined],
    ["/x/wazir.manifest.yaml", "", "wazir-manifest"],
  ])("%s", (path, text, schema) => {
    expect(kindOf(path, text, alone)?.schema).toBe(schema);
  });
});

test.each([
  ["C:/projects/shop/.wazir/runs/r-1/run.yaml", "run"],
  ["C:/projects/shop/.wazir/runs/r-1/artifacts/spec.md", "spec"],
  ["C:/projects/shop/wazir/roles/auditor.md", "role"],
  ["C:/projects/shop2/wazir/roles/auditor.md", undefined],
  ["D:/projects/shop/wazir/roles/auditor.md", undefined],
])("in a project on a Windows drive, %s is %s", async (path, schema) => {
  const manifest = `${MANIFEST}paths:\n  roles: wazir\\roles\n`;
  const files = new MemoryFiles({ "C:/projects/shop/wazir.manifest.yaml": manifest });
  const windows = await loadProject(files, "C:/projects/shop", bundled, HOME);
  expect(kindOf(path, "", windows)?.schema).toBe(schema);
});

test("runs are known wherever the state root is", async () => {
  const manifest = `${MANIFEST}paths:\n  state_root_default: ~/.wazir/{project_slug}\n`;
  const { project: away } = await projectWith({ "wazir.manifest.yaml": manifest });
  expect(kindOf(`${HOME}/.wazir/shop/runs/r-1/run.yaml`, "", away)?.schema).toBe("run");
  expect(kindOf(`${HOME}/.wazir/other/runs/r-1/run.yaml`, "", away)).toBeUndefined();
  expect(kindOf(`${RUN}/run.yaml`, "", away)).toBeUndefined();
});

test("a workspace's schema that fixes a phase is an artifact kind", async () => {
  const schema = { type: "object", properties: { phase: { const: "deploy" } } };
  const { project: own } = await projectWith({
    "wazir.manifest.yaml": FULL,
    "sc/rollout.schema.json": JSON.stringify(schema),
  });
  expect(artifactKinds(own)).toEqual([...artifactKinds(project), "rollout"]);
  expect(artifactPhase(own, "rollout")).toBe("deploy");
  expect(kindOf("docs/any.md", header("phase: deploy", "role: executor"), own)?.schema).toBe("rollout");
});

test.each([
  ["wazir.manifest.yaml", true],
  ["r/scribe.md", true],
  ["e/area/module.md", true],
  [`${RUN}/run.yaml`, true],
  [`${RUN}/artifacts/anything.md`, true],
  [`${RUN}/captures/output.json`, true],
  ["compose.yaml", false],
  [".github/workflows/ci.yml", false],
  ["src/pay.ts", false],
  ["README.md", false],
  ["r/scribe.ts", false],
])("%s is ours by its place: %s", (path, is) => {
  expect(isOursByPlace(project, `${project.root}/${path}`)).toBe(is);
});
