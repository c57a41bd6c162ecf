import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { readdirSync, readFileSync } from "node:fs";
import { formatOfPath, readDocument } from "../../src/core/documents/read-document";
import { valueOf } from "../../src/core/documents/tree";
import { artifactKinds } from "../../src/core/library/document-kind";
import { bundledProject } from "../../src/core/library/project";
import { AJV_OPTIONS } from "../../src/core/schemas/compile";
import type { JsonSchema } from "../../src/core/schemas/json-schema";
import { plain } from "./document-cases";
import type { Plain } from "./mutations";
import { bundled, REPOSITORY } from "./projects";

const CONTENT = `${REPOSITORY}/content`;

/** Plain ajv over the schemas as they are written, with their references between files. */
const ajv = addFormats(new Ajv2020(AJV_OPTIONS));
for (const name of readdirSync(`${CONTENT}/schemas`)) {
  ajv.addSchema(JSON.parse(readFileSync(`${CONTENT}/schemas/${name}`, "utf8")) as JsonSchema);
}

/** What plain ajv says of a value by one of our schemas. */
export function plainCheck(id: string): ValidateFunction {
  const validate = ajv.getSchema(`https://wazir.dev/schemas/${id}.schema.json`);
  if (validate === undefined) throw new Error(`There is no schema ${id}.`);
  return validate;
}

/** The data of a document in `content/`. */
export function dataOf(path: string): Plain {
  const text = readFileSync(`${CONTENT}/${path}`, "utf8");
  return plain(valueOf(readDocument(text, formatOfPath(path) ?? "yaml").roots[0]?.node)) as Plain;
}

const HASH = "0".repeat(64);
/** A valid value for every schema that documents are checked against. */
export const EXAMPLES: readonly (readonly [string, Plain])[] = [
  ...artifactKinds(bundledProject(bundled)).map((kind) => [kind, dataOf(`examples/${kind}.md`)] as const),
  ["role", dataOf("roles/reviewer.md")],
  ["workflow", dataOf("workflows/specify.md")],
  ["skill", dataOf("skills/wazir/SKILL.md")],
  ["hook", dataOf("hooks/definitions/loop_cap_guard.yaml")],
  ["wazir-manifest", dataOf("wazir.manifest.yaml")],
  ["expertise-module", dataOf("expertise/architecture/distributed/idempotency-and-retry.md")],
  ["key-facts", dataOf("expertise/key-facts.yaml")],
  ["detector-samples", dataOf("expertise/architecture/distributed/idempotency-and-retry.detect.yaml")],
  [
    "run",
    {
      run_id: "r-1",
      title: "T",
      intent: "feature",
      lane: "deep",
      created_at: "2026-11-23T14:05:00Z",
      created_by: { id: "a", kind: "agent" },
    },
  ],
  [
    "event",
    {
      seq: 1,
      event: "run_started",
      run_id: "r-1",
      created_at: "2026-11-23T14:05:00Z",
      actor: { id: "a", kind: "person" },
      prev: HASH,
      hash: HASH,
    },
  ],
  ["task", { id: "task-01", title: "T", type: "feature", test_types: ["unit"], composition: { stack: ["node"] } }],
  [
    "composition-map",
    {
      always: { planner: ["general/a"] },
      auto: { "all-roles": ["general/b"], node: { reviewer: ["stacks/node"] } },
      stacks: { node: { antipatterns: ["stacks/node/antipatterns"] } },
      concerns: { security: { reviewer: ["security/a"] } },
    },
  ],
  ["subject-list", { payments: { about: "Money that moves once.", synonyms: ["billing"] } }],
  [
    "docs-claim",
    { id: "c", file: "README.md", claim_type: "command", subject: "npm test", verifier: "run", required: true },
  ],
  ["export-manifest", { host: "claude", source_hashes: { "roles/planner.md": HASH } }],
  ["host-export-package", { host: "codex", sources: ["roles/planner.md"], files: ["AGENTS.md"] }],
  [
    "run-manifest",
    { run_id: "r-1", project_root: "/p", created_at: "2026-11-23T14:05:00Z", status: "active", sources: [] },
  ],
  [
    "status",
    {
      run_id: "r-1",
      phase: "plan",
      status: "active",
      created_at: "2026-11-23T14:05:00Z",
      updated_at: "2026-11-23T14:05:00Z",
      phase_loop_counts: { plan: 1 },
      artifacts: { events_path: "events.ndjson", summary_path: null, captures_dir: "captures" },
      last_event: "phase_enter",
    },
  ],
  [
    "usage",
    {
      schema_version: 1,
      run_id: "r-1",
      created_at: "2026-11-23T14:05:00Z",
      updated_at: "2026-11-23T14:05:00Z",
      phases: { plan: { started_at: "2026-11-23T14:05:00Z", completed_at: null, events_count: 3 } },
      roles: { planner: { events_count: 1 } },
      savings: {},
      totals: {},
    },
  ],
];
