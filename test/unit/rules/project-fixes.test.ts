import { describe, expect, test } from "vitest";
import { checkDocument, ruleContext } from "../../../src/core/rules/check-document";
import { exportTargetNotHost } from "../../../src/core/rules/export-target-not-host";
import type { Fix } from "../../../src/core/rules/fix";
import { idNotFileName } from "../../../src/core/rules/id-not-file-name";
import { manifestVersion } from "../../../src/core/rules/manifest-version";
import { missingHost } from "../../../src/core/rules/missing-host";
import { rejectCycle } from "../../../src/core/rules/reject-cycle";
import { skillNameNotFolder } from "../../../src/core/rules/skill-name-not-folder";
import { undeclaredFile } from "../../../src/core/rules/undeclared-file";
import { undeclaredPhase } from "../../../src/core/rules/undeclared-phase";
import { unknownModulePart } from "../../../src/core/rules/unknown-module-part";
import { unknownRole } from "../../../src/core/rules/unknown-role";
import { applyChanges } from "../../../src/core/text/text-change";
import { toCrlf } from "../../support/document-cases";
import type { MemoryEntry } from "../../support/memory-files";
import { checkedText } from "../../support/projects";
import { expertiseModule } from "../../support/modules";
import { hook, manifest, skill, workflow } from "../../support/texts";

/** The rules whose fixes are looked at here. */
const RULES = [
  exportTargetNotHost,
  idNotFileName,
  manifestVersion,
  missingHost,
  rejectCycle,
  skillNameNotFolder,
  undeclaredFile,
  undeclaredPhase,
  unknownModulePart,
  unknownRole,
];

type Entries = Readonly<Record<string, MemoryEntry>>;

/** A fix, and the text that it makes of its document. */
interface Applied {
  readonly code: string;
  readonly fix: Fix;
  readonly text: string;
}

/** Every fix that these rules have for what they find in a text. */
async function fixesOf(path: string, text: string, files: Entries): Promise<readonly Applied[]> {
  const checked = await checkedText(path, text, files);
  const context = await ruleContext(checked);
  const found: Applied[] = [];
  for (const finding of await checkDocument(checked)) {
    const rule = RULES.find(({ codes }) => codes.some(({ code }) => code === finding.code));
    for (const fix of (await rule?.fixes?.(finding, context)) ?? []) {
      const own = fix.files.find((file) => file.path === context.path);
      if (own?.kind === "edit") found.push({ code: finding.code, fix, text: applyChanges(text, own.changes) });
    }
  }
  return found;
}

const SPELLINGS: readonly (readonly [string, (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", toCrlf],
  ["a byte order mark", (text) => `\uFEFF${text}`],
];

const PATHS = "{ roles: roles, workflows: workflows, skills: skills, hooks: hooks, expertise: expertise }";
const OWN = { "wazir.manifest.yaml": manifest({ paths: PATHS }) };

/** What each fix makes of a text, with its title; `*` before those that may be made without asking. */
const CASES: readonly (readonly [
  name: string,
  path: string,
  text: string,
  fixed: Readonly<Record<string, string>>,
  files?: Entries,
])[] = [
  [
    "the first version, with what it exported for",
    "wazir.manifest.yaml",
    "# Ours.\nmanifest_version: 1 # old\nproject: { name: shop } # shop\nhosts:\n  - codex # both\n  - vscode\nroles: [verifier]\n",
    {
      "* Move the manifest to version 2":
        "# Ours.\nmanifest_version: 2 # old\nproject: { name: shop } # shop\nhosts:\n  - codex # both\n  - vscode\nexport_targets:\n  - codex\nroles: [verifier]\n",
    },
  ],
  [
    "the first version as a text, with lists of its own",
    "wazir.manifest.yaml",
    "manifest_version: '1'\nproject: { name: shop }\nhosts: [codex, claude]\nexport_targets: [claude]\n",
    {
      "* Move the manifest to version 2":
        "manifest_version: 2\nproject: { name: shop }\nhosts: [codex, claude]\nexport_targets: [claude]\n",
    },
  ],
  [
    "a phase that is no workflow of the manifest",
    "wazir.manifest.yaml",
    manifest({ workflows: "\n  - clarify # first", phases: "[clarify, plan]" }),
    {
      "* Add `plan` to `workflows`": manifest({
        workflows: "\n  - clarify # first\n  - plan",
        phases: "[clarify, plan]",
      }),
      "Remove `plan` from `phases`": manifest({ workflows: "\n  - clarify # first", phases: "[clarify]" }),
    },
  ],
  [
    "the only phase is not taken out",
    "wazir.manifest.yaml",
    manifest({ workflows: "[clarify]", phases: "[plan]" }),
    { "* Add `plan` to `workflows`": manifest({ workflows: "[clarify, plan]", phases: "[plan]" }) },
  ],
  [
    "an export target that is no host",
    "wazir.manifest.yaml",
    manifest({ hosts: "[claude]", export_targets: "[claude, codex]" }),
    {
      "Add `codex` to `hosts`": manifest({ hosts: "[claude, codex]", export_targets: "[claude, codex]" }),
      "Remove `codex` from `export_targets`": manifest({ hosts: "[claude]", export_targets: "[claude]" }),
    },
  ],
  [
    "a file that is in no list",
    "wazir.manifest.yaml",
    manifest({ paths: "{ workflows: workflows }", workflows: "[clarify]" }),
    {
      "* Add `load_test` to `workflows`": manifest({
        paths: "{ workflows: workflows }",
        workflows: "[clarify, load_test]",
      }),
    },
    { "workflows/load-test.md": workflow() },
  ],
  [
    "an id that is not the file's",
    "workflows/load-test.md",
    workflow({ id: '"tune"' }),
    { "Replace with `load_test`": workflow({ id: '"load_test"' }) },
    OWN,
  ],
  ["a file whose name can be no id", "workflows/Load.md", workflow({ id: "load" }), {}, OWN],
  [
    "a name that is not the folder's",
    "skills/tidy/SKILL.md",
    skill({ name: "tidy-up # ours" }),
    { "* Replace with `tidy`": skill({ name: "tidy # ours" }) },
    OWN,
  ],
  ["a folder whose name can be none", "skills/Tidy Up/SKILL.md", skill(), {}, OWN],
  [
    "hosts that a hook has no entry for",
    "hooks/audit_log.yaml",
    hook({ host_fallback: "\n  claude: w # ours" }),
    {
      "* Add `codex`, `gemini` to `host_fallback`": hook({
        host_fallback: "\n  claude: w # ours\n  codex: native_or_wrapper\n  gemini: native_or_wrapper",
      }),
    },
    { "wazir.manifest.yaml": manifest({ paths: PATHS, hosts: "[claude, codex, gemini]" }) },
  ],
  [
    "a hook that has no entry at all",
    "hooks/audit_log.yaml",
    hook({ trigger: "session_start", host_fallback: "{}" }),
    {
      "* Add `claude`, `codex` to `host_fallback`": hook({
        trigger: "session_start",
        host_fallback: "{ claude: native_hook, codex: native_or_wrapper }",
      }),
    },
    { "wazir.manifest.yaml": manifest({ paths: PATHS, hosts: "[claude, codex]" }) },
  ],
  [
    "rejections in a circle",
    "workflows/load-test.md",
    workflow({ reject_to: "tune # back" }),
    { "Remove `reject_to`": workflow() },
    { ...OWN, "workflows/tune.md": workflow({ id: "tune", reject_to: "load_test" }) },
  ],
  [
    "a check that a module does not have, and a rule that could be any",
    "expertise/payments/refunds.md",
    expertiseModule({
      rules:
        "\n  - { id: R1, level: must, text: 1., checks: [V7] }\n  - { id: R2, level: may, text: 2. }\n  - { id: R3, level: may, text: 3. }",
      detect: "\n  - { id: D1, rule: R4, engine: glob, pattern: a, message: Look., confidence: low }",
    }),
    {
      "Remove `V7`": expertiseModule({
        rules:
          "\n  - { id: R1, level: must, text: 1., checks: [] }\n  - { id: R2, level: may, text: 2. }\n  - { id: R3, level: may, text: 3. }",
        detect: "\n  - { id: D1, rule: R4, engine: glob, pattern: a, message: Look., confidence: low }",
      }),
    },
    OWN,
  ],
  [
    "a role that is a key, with a text as its value",
    "expertise/payments/refunds.md",
    expertiseModule({ tiers: '{ executor: L2, "verifer": L1 }' }),
    { "* Replace with `verifier`": expertiseModule({ tiers: '{ executor: L2, "verifier": L1 }' }) },
    OWN,
  ],
  [
    "a role that is a key, with a list below it",
    "expertise/composition-map.yaml",
    "always:\n  verifer: # all\n    - payments/refunds\n",
    { "* Replace with `verifier`": "always:\n  verifier: # all\n    - payments/refunds\n" },
    { ...OWN, "expertise/payments/refunds.md": expertiseModule() },
  ],
];

describe.each(SPELLINGS)("what each fix makes of a text, with %s", (_name, spelled) => {
  for (const [name, path, text, fixed, files = {}] of CASES) {
    test(name, async () => {
      const found = await fixesOf(path, spelled(text), files);
      const made = found.map((one) => [(one.fix.preferred ? "* " : "") + one.fix.title, one.text]);
      expect(made).toEqual(Object.entries(fixed).map(([title, after]) => [title, spelled(after)]));
    });
  }
});
