import { cpSync, existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { connect } from "../support/lsp-client";
import { manifest, testProject, type FileTree } from "../support/temporary-project";
import {
  clarification,
  clarificationFields,
  clarificationJson,
  role,
  runRecord,
  smallProject,
  workflow,
} from "./support/documents";
import { documentsBelow, validate, verdictsOf } from "./support/verdicts";

const ARTIFACTS = ".wazir/runs/pay-1/artifacts";
const HOOK = "id: session_start\ntrigger: session_strat\ndescription: Starts.\n";

/** A project in which every way to be right and to be wrong occurs at least once. */
const VARIED: FileTree = {
  ...smallProject(),
  "wazir.manifest.yaml": `${manifest({ roles: "roles", workflows: "workflows", hooks: "hooks", skills: "skills", templates: "templates", schemas: "schemas", expertise: "expertise", examples: "../away" })}roles: [clarifier, scribbe]\nphases: [clarify, clarfy]\n`,
  "roles/bad.md": role("bad").replace("[read]", "[reed, read]").replace("recall: L1\n", ""),
  "roles/empty.md": "",
  "roles/no-front-matter.md": "# A role\n",
  "roles/unterminated.md": "---\nid: unterminated\ntitle: x\n",
  "workflows/bad.md": workflow("bad", "nobody").replace("gate: none", "gate: maybe"),
  "hooks/definitions/session_start.yaml": HOOK,
  "skills/tidy/SKILL.md": "---\nname: tidy\n---\n",
  "templates/artifacts/clarification.md": clarification("20261123-title"),
  "schemas/broken.schema.json": "{ not a schema",
  "schemas/decision.schema.json": JSON.stringify({
    $id: "https://example.com/decision.schema.json",
    type: "object",
    required: ["phase", "choice"],
    properties: { phase: { const: "decide" }, choice: { enum: ["yes", "no"] } },
  }),
  "expertise/a/module.md": "---\nid: a/other\nschema: 1\nrelated: [nowhere]\n---\n\n# Module\n",
  "expertise/composition-map.yaml": "roles: [\n",
  ".wazir/runs/pay-2/run.yaml": runRecord("pay-2").replace("feature", "feeture"),
  ".wazir/runs/pay-3/run.yaml": "- not\n- a record\n",
  ".wazir/runs/pay-1/status.json": '{"run_id": 1, "phase": "clarfy",}',
  [`${ARTIFACTS}/clarification.md`]: clarification("pay-9").replace("clarifier", "reviewer"),
  [`${ARTIFACTS}/clarification.yaml`]: clarificationFields().replace("2026-11-23T10:00:00Z", "yesterday"),
  [`${ARTIFACTS}/clarification.json`]: clarificationJson().replace('"questions": []', '"questions": "none"'),
  [`${ARTIFACTS}/crlf.md`]: clarification().replace("draft", "drafted").replaceAll("\n", "\r\n"),
  [`${ARTIFACTS}/bom.md`]: `\uFEFF${clarification().replace("run_id: pay-1\n", "")}`,
  [`${ARTIFACTS}/bom.json`]: `\uFEFF${clarificationJson().replace('"clarify"', '"clarfy"')}`,
  [`${ARTIFACTS}/astral.md`]: clarification().replace(
    "questions: []",
    "questions: [{id: Q-1, text: 😀𝕫}, {id: Q-1, text: b}]",
  ),
  [`${ARTIFACTS}/separators.md`]: clarification().replace("Retries", "Re\u2028tries").replace("draft", "drafted"),
  [`${ARTIFACTS}/decision.yaml`]: "phase: decide\nrole: scribe\nartifact_type: decision\nchoice: maybe\n",
  [`${ARTIFACTS}/several.yaml`]: `${clarificationFields()}---\nphase: clarify\nrole: clarifier\n`,
  [`${ARTIFACTS}/nameless.md`]: "# Nothing\n",
  "notes/meeting.md": clarification("no-run").replace("draft", "drafted"),
  "README.md": "# Read me\n",
  "package.json": "{}\n",
  "packages/inner/wazir.manifest.yaml": manifest({ workflows: "workflows" }),
  "packages/inner/workflows/note.md": workflow("note", "scribe"),
};

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** A copy of a folder of this repository, so that nothing around it plays a part. */
function copyOf(folder: string): string {
  const project = testProject();
  cpSync(`${repository}/${folder}`, project.root, { recursive: true });
  return realpathSync(project.root);
}

const projects: readonly [string, () => string, number][] = [
  ["a project with faults of every kind", () => testProject(VARIED).root, 30],
  ["the bundled content", () => copyOf("content"), 0],
  ["examples/checkout-service", () => copyOf("examples/checkout-service"), 1],
];

describe.each(["in-band", "server"] as const)("the command line and the language server, %s", (mode) => {
  test.each(mode === "in-band" ? projects : projects.slice(0, 1))(
    "judge every document of %s alike",
    async (_name, prepare, atLeast) => {
      const root = prepare();
      const files = documentsBelow(root);
      expect(files.length).toBeGreaterThan(5);
      const printed = await validate(files, { cwd: root });
      const client = await connect({ mode, folders: [root] });
      const told = await verdictsOf(client, root, files);
      expect(told).toEqual(printed.diagnostics);
      expect(told.length).toBeGreaterThanOrEqual(atLeast);
      expect(printed.code).toBe(told.some(({ severity }) => severity === "error") ? 1 : 0);

      const swept = await validate([], { cwd: root });
      const inSweep = new Set(swept.diagnostics.map(({ file }) => file));
      expect(swept.diagnostics).toEqual(told.filter(({ file }) => inSweep.has(file)));
      const summary = await client.request("wazir/validateWorkspace", {});
      const errors = swept.diagnostics.filter(({ severity }) => severity === "error").length;
      expect(summary).toMatchObject({ checked: swept.checked, errors, cancelled: false });
      expect(client.faults()).toEqual([]);
      await client.close();
    },
  );
});

test("the example project is there and is half right", () => {
  expect(existsSync(`${repository}/examples/checkout-service/wazir.manifest.yaml`)).toBe(true);
});
