import { RUN_ID } from "../../support/projects";
import { clarification, manifest, run } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const RUN = `.wazir/runs/${RUN_ID}`;
const CLARIFICATION = `${RUN}/artifacts/clarification.md`;
const MANIFEST = "wazir.manifest.yaml";

/** What is wrong with the codes that a document names. */
export const CODE_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a suppression in YAML for the line below, with a reason, and one that nothing needs",
    path: `${RUN}/run.yaml`,
    wrong: `# wazir-disable-next-line schema-unknown-key, ⟦diag:wazir/unused-suppression⟧schema-enum⟦/⟧ -- ours: schema-type\npriority: 1\n${run()}`,
    right: `# wazir-disable-next-line wazir/schema-unknown-key -- ours\npriority: 1\n${run()}`,
  },
  {
    name: "suppressions that follow each other are for one line",
    path: `${RUN}/run.yaml`,
    wrong: `${run({ lane: "" })}# wazir-disable-next-line schema-enum\n  # wazir-disable-next-line ⟦diag:wazir/unused-suppression⟧wazir/syntax⟦/⟧\nlane: slow\n`,
    right: `${run({ lane: "" })}# wazir-disable-next-line schema-enum\nlane: slow\n`,
  },
  {
    name: "a suppression is for the line below it only",
    path: `${RUN}/run.yaml`,
    wrong: `# wazir-disable-next-line ⟦diag:wazir/unused-suppression⟧schema-unknown-key⟦/⟧\n\n⟦diag:wazir/schema-unknown-key⟧priority⟦/⟧: 1\n${run()}`,
    right: `\n# wazir-disable-next-line schema-unknown-key\npriority: 1\n${run()}`,
  },
  {
    name: "a suppression for the whole document in front matter, in texts none",
    path: CLARIFICATION,
    wrong: clarification({
      status: "banana # wazir-disable-file schema-enum ⟦diag:wazir/unused-suppression⟧schema-type⟦/⟧",
      scope_summary: "'# wazir-disable-file schema-limit'",
      title: "|\n  # wazir-disable-file schema-limit",
    }),
    right: clarification({ status: "banana # wazir-disable-file schema-enum" }),
  },
  {
    name: "a suppression in the body, in blocks of code none",
    path: CLARIFICATION,
    wrong: `${clarification({ status: "banana" })}\n\`\`\`md\n<!-- wazir-disable-file schema-limit -->\n\`\`\`\n\n<!-- wazir-disable-file schema-enum ⟦diag:wazir/unused-suppression⟧syntax⟦/⟧ -->\n\n    <!-- wazir-disable-file schema-limit -->\n`,
    right: `${clarification({ status: "banana" })}\n<!-- wazir-disable-file schema-enum -->\n`,
  },
  {
    name: "codes that no rule has",
    path: CLARIFICATION,
    wrong: clarification({
      status:
        "draft # wazir-disable-file ⟦diag:wazir/unknown-code⟧schema-enums⟦/⟧ ⟦diag:wazir/unknown-code⟧everything⟦/⟧",
    }),
    right: clarification({ status: "draft # wazir-disabled-file schema-enums" }),
  },
  {
    name: "severities for codes that no rule has",
    path: MANIFEST,
    wrong: manifest({ rules: "\n  wazir/syntax: hint\n  ⟦diag:wazir/unknown-code⟧wazir/unknown-rol⟦/⟧: off" }),
    right: manifest({ rules: "\n  wazir/syntax: hint\n  wazir/unknown-role: off" }),
  },
];
