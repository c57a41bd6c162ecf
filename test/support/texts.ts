import { RUN_ID } from "./projects";

/** Lines by key, in order: an empty text leaves the key out; a text that begins with a line break stands below it. */
export type Lines = Readonly<Record<string, string>>;

const HEADER: Lines = {
  run_id: RUN_ID,
  created_at: "2026-11-23T14:05:00Z",
  sources: "[input/brief.md]",
  status: "draft",
  loop_number: "0",
};

/** Lines as YAML. */
export function yamlOf(lines: Lines): string {
  const written = Object.entries(lines).filter(([, value]) => value !== "");
  return written.map(([key, value]) => `${key}:${value.startsWith("\n") ? "" : " "}${value}\n`).join("");
}

/** A Markdown text with these lines as its front matter. */
export function markdownOf(lines: Lines, body = "# Title\n"): string {
  return `---\n${yamlOf(lines)}---\n\n${body}`;
}

/** A valid clarification with some of its lines changed. */
export function clarification(changes: Lines = {}): string {
  const own = { questions: "[]", scope_summary: "Keys for POST /payments." };
  return markdownOf({ phase: "clarify", role: "clarifier", ...HEADER, ...own, ...changes });
}

/** A valid spec with some of its lines changed. */
export function spec(changes: Lines = {}): string {
  const own = {
    requirements: "\n  - id: R-1\n    text: One payment for one key.",
    acceptance_criteria: "\n  - id: AC-1\n    text: Two requests make one payment.\n    satisfies: [R-1]",
    approval: "pending",
  };
  return markdownOf({ phase: "specify", role: "specifier", ...HEADER, ...own, ...changes });
}

/** A valid implementation plan with some of its lines changed. */
export function plan(changes: Lines = {}): string {
  const own = {
    sections: "['Approach: one insert.']",
    tasks:
      "\n  - id: T-1\n    title: Claim the key.\n    covers: [AC-1]\n    files: [src/claim.ts]\n    verify: npm test",
    approval: "pending",
  };
  return markdownOf({ phase: "plan", role: "planner", ...HEADER, ...own, ...changes });
}

/** A valid verification proof with some of its lines changed. */
export function proof(changes: Lines = {}): string {
  const own = { commands: "\n  - { command: npm test, exit_code: 0, covers: [AC-1], outcome: pass, tests_run: 3 }" };
  return markdownOf({ phase: "verify", role: "verifier", ...HEADER, ...own, ...changes });
}

/** A valid review without findings, with some of its lines changed. */
export function review(changes: Lines = {}): string {
  return markdownOf({ phase: "review", role: "reviewer", ...HEADER, verdict: "reject", findings: "[]", ...changes });
}

/** A valid research with some of its lines changed. */
export function research(changes: Lines = {}): string {
  const own = { findings: "[{ id: F-1, title: Keys are not stored. }]" };
  return markdownOf({ phase: "discover", role: "researcher", ...HEADER, ...own, ...changes });
}

/** A valid role with some of its lines changed. */
export function role(changes: Lines = {}): string {
  const own = {
    id: "tester",
    title: "Tester",
    summary: "Tries to break it.",
    tools: "[read]",
    recall: "L1",
    produces: "[review]",
  };
  return markdownOf({ ...own, ...changes });
}

/** A valid workflow with some of its lines changed. */
export function workflow(changes: Lines = {}): string {
  const own = {
    id: "load_test",
    title: "Load test",
    summary: "Find the limit.",
    role: "verifier",
    inputs: "[spec]",
    outputs: "[verification-proof]",
    gate: "reviewer",
    lanes: "[deep]",
  };
  return markdownOf({ ...own, ...changes });
}

/** A valid hook with some of its lines changed. */
export function hook(changes: Lines = {}): string {
  const own = {
    id: "audit_log",
    trigger: "post_tool_capture",
    description: "Notes who ran what.",
    input_contract: "{ required: [command] }",
    allowed_side_effects: "[append_event]",
    output_contract: "{ produces: [events.ndjson] }",
    failure_behavior: "{ mode: warn }",
    host_fallback: "\n  claude: native_hook\n  codex: native_hook\n  gemini: w\n  cursor: w\n  vscode: w",
  };
  return yamlOf({ ...own, ...changes });
}

/** A valid skill with some of its lines changed. */
export function skill(changes: Lines = {}): string {
  return markdownOf({ name: "tidy", description: "Puts things in their place.", ...changes });
}

/** A valid run record with some of its lines changed. */
export function run(changes: Lines = {}): string {
  const own = {
    run_id: RUN_ID,
    title: "Keys",
    intent: "feature",
    lane: "standard",
    created_at: "2026-11-23T14:05:00Z",
  };
  return yamlOf({ ...own, ...changes });
}

/** A valid manifest with some of its lines changed. */
export function manifest(changes: Lines = {}): string {
  return yamlOf({ manifest_version: "2", project: "{ name: shop }", ...changes });
}
