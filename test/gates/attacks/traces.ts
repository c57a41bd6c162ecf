import type { Attack } from "../attack";
import type { Scene } from "../scene";

const SPEC = "artifacts/spec.md";
const PLAN = "artifacts/implementation-plan.md";
const next = (s: Scene) => s.agent("run", "next");
const submitSpec = (s: Scene) => s.agent("run", "submit", "spec");

/** Changes the plan, and has it submitted and approved as it then is. */
function planned(from: string, to: string): (s: Scene) => Promise<void> {
  return async (s) => {
    s.edit(PLAN, from, to);
    await s.agent("run", "submit", PLAN);
    await s.person("run", "approve", PLAN, "--yes");
  };
}

/** Criteria and tasks that lead nowhere. */
export const TRACE_ATTACKS: readonly Attack[] = [
  {
    ...{ name: "Zero criteria", trick: "submits a spec without a criterion", twin: "has one" },
    ...{ from: "specified", ask: submitSpec, refusedBy: ["wazir/schema-limit"] },
    evil: (s) => s.write(SPEC, s.read(SPEC).replace(/acceptance_criteria:\n(?: .*\n)+/, "acceptance_criteria: []\n")),
  },
  {
    ...{
      name: "Requirement without a criterion",
      trick: "leaves a requirement unproven",
      twin: "gives it a criterion",
    },
    ...{ from: "signed", refusedBy: ["gate/requirement-uncovered"] },
    async evil(s) {
      s.edit(
        SPEC,
        "acceptance_criteria:",
        "  - { id: R-2, text: Zero counts too., source: the brief }\nacceptance_criteria:",
      );
      await submitSpec(s);
      await s.person("run", "approve", "spec", "--yes");
    },
    async honest(s) {
      s.edit(
        SPEC,
        "acceptance_criteria:",
        "  - { id: R-2, text: Zero counts too., source: the brief }\nacceptance_criteria:",
      );
      s.edit(SPEC, "satisfies: [R-1]", "satisfies: [R-1, R-2]");
      await submitSpec(s);
      await s.person("run", "approve", "spec", "--yes");
      await skipToPlan(s);
    },
    ask: next,
  },
  {
    ...{ name: "Criterion without a task", trick: "plans nothing for a criterion", twin: "covers it by a task" },
    ...{ from: "planned", evil: planned("covers: [AC-1]", "covers: []"), honest: planned("Count", "Always count") },
    ...{ ask: next, refusedBy: ["gate/criterion-uncovered"] },
  },
  {
    ...{ name: "Invented criterion", trick: "covers a criterion that no spec has", twin: "names those there are" },
    ...{ from: "planned", evil: planned("[AC-1]", "[AC-1, AC-9]"), honest: planned("Count", "Always count") },
    ...{ ask: next, refusedBy: ["gate/unknown-id"] },
  },
  {
    ...{ name: "Tasks in a circle", trick: "plans a task that waits for itself", twin: "plans one that can begin" },
    ...{ from: "planned", evil: planned("depends_on: []", "depends_on: [T-1]"), honest: planned("Count", "Do count") },
    ...{ ask: next, refusedBy: ["gate/task-cycle"] },
  },
];

/** Passes honestly over what stands between spec and plan. */
async function skipToPlan(s: Scene): Promise<void> {
  const why = ["--reason", "Nothing to see and nothing to read."];
  await s.critic("run", "skip", "spec_challenge", ...why);
  await s.person("run", "skip", "author", ...why);
  await s.person("run", "skip", "design", ...why);
  await s.critic("run", "skip", "design_review", ...why);
}
