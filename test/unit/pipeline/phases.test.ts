import { describe, expect, test } from "vitest";
import { isInLane, phaseOf, phasesOf } from "../../../src/core/pipeline/phases";
import { projectWith } from "../../support/projects";

const HEAD = "manifest_version: 2\nproject:\n  name: shop\n";
const WITH_WORKFLOWS = `${HEAD}paths:\n  workflows: flows\n`;

const workflow = (...lines: readonly string[]): string => ["---", ...lines, "---", ""].join("\n");

async function phaseIds(manifest: string): Promise<readonly string[]> {
  const { project } = await projectWith({ "wazir.manifest.yaml": manifest });
  return phasesOf(project).map(({ id }) => id);
}

test.each([
  ["the manifest's order", "phases: [review, clarify]", ["review", "clarify"]],
  ["no phase without a workflow", "phases: [clarify, deploy, review]", ["clarify", "review"]],
  ["each phase once", "phases: [clarify, review, clarify]", ["clarify", "review"]],
  ["none where the manifest has none", "phases: []", []],
  ["entries of another type passed over", "phases: [1, clarify, null, [review]]", ["clarify"]],
  ["a workflow outside of the bundled sequence", "phases: [run_audit]", ["run_audit"]],
])("phases: %s", async (_name, line, expected) => {
  expect(await phaseIds(`${HEAD}${line}\n`)).toEqual(expected);
});

test("phases that are no list are the bundled ones", async () => {
  expect(await phaseIds(`${HEAD}phases: clarify\n`)).toEqual(await phaseIds(HEAD));
});

describe("a phase as its workflow describes it", () => {
  test("in full", async () => {
    const text = workflow(
      "id: deploy",
      "title: Deploy",
      "summary: Ship it.",
      "role: executor",
      "outputs: [execution-notes, 7]",
      "gate: human",
      "reject_to: execute",
      "lanes: [deep]",
    );
    const { project } = await projectWith({ "wazir.manifest.yaml": WITH_WORKFLOWS, "flows/deploy.md": text });
    expect(phaseOf(project, "deploy")).toMatchObject({
      title: "Deploy",
      summary: "Ship it.",
      role: "executor",
      gate: "human",
      outputs: ["execution-notes"],
      rejectTo: "execute",
      lanes: ["deep"],
    });
  });

  test("with nothing in it", async () => {
    const { project } = await projectWith({ "wazir.manifest.yaml": WITH_WORKFLOWS, "flows/ship-it.md": "# Ship\n" });
    expect(phaseOf(project, "ship_it")).toMatchObject({
      title: "ship_it",
      role: "",
      gate: "none",
      outputs: [],
      rejectTo: undefined,
      lanes: [],
    });
  });

  test("with a gate that is none", async () => {
    const files = { "wazir.manifest.yaml": WITH_WORKFLOWS, "flows/ship.md": workflow("gate: committee", "role: 3") };
    expect(phaseOf((await projectWith(files)).project, "ship")).toMatchObject({ gate: "none", role: "" });
  });

  test("that nobody knows", async () => {
    expect(phaseOf((await projectWith()).project, "deploy")).toBeUndefined();
  });
});

test.each([
  [["quick", "deep"], "quick", true],
  [["deep"], "quick", false],
  [[], "quick", true],
])("a phase of the lanes %j is in the lane %s: %j", async (lanes, lane, expected) => {
  const files = {
    "wazir.manifest.yaml": WITH_WORKFLOWS,
    "flows/ship.md": workflow(`lanes: [${lanes.join(", ")}]`),
  };
  const phase = phaseOf((await projectWith(files)).project, "ship");
  expect(phase === undefined ? undefined : isInLane(phase, lane)).toBe(expected);
});
