import { describe, expect, test } from "vitest";
import { laneFor, laneTableOf } from "../../../src/core/pipeline/lane-table";
import { bundled, MANIFEST, projectWith } from "../../support/projects";

describe("the bundled table", () => {
  test.each([
    ["bugfix", ["quick", "quick", "standard", "deep"]],
    ["feature", ["standard", "standard", "standard", "deep"]],
    ["refactor", ["standard", "quick", "standard", "deep"]],
    ["docs", ["quick", "quick", "quick", "standard"]],
    ["spike", ["quick", "quick", "quick", "standard"]],
  ])("for a %s of no stated, small, medium and large size: %j", (intent, lanes) => {
    const sizes = [undefined, "small", "medium", "large"] as const;
    expect(sizes.map((size) => laneFor(bundled.manifest.lanes, intent, size))).toEqual(lanes);
  });

  test.each(["party", "constructor", "__proto__", ""])("has no lane for the intent %j", (intent) => {
    expect(laneFor(bundled.manifest.lanes, intent, undefined)).toBeUndefined();
  });
});

test("a workspace's row replaces the bundled one, and the others stay", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": `${MANIFEST}lanes: { bugfix: { unstated: deep } }\n`,
  });
  expect(laneFor(project.manifest.lanes, "bugfix", "small")).toBe("deep");
  expect(laneFor(project.manifest.lanes, "docs", undefined)).toBe("quick");
});

test.each([[undefined], [3], [["quick"]], [{ bugfix: "quick" }], [{ bugfix: { unstated: "express", tiny: "quick" } }]])(
  "of %j no lane is read",
  (value) => {
    expect(laneFor(laneTableOf(value, {}), "bugfix", undefined)).toBeUndefined();
  },
);
