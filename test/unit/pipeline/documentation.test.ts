import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { laneFor, SIZES } from "../../../src/core/pipeline/lane-table";
import { bundled, REPOSITORY } from "../../support/projects";

const page = await readFile(`${REPOSITORY}/docs/pipeline.md`, "utf8");

test("the page shows the table of lanes as the bundled manifest has it", () => {
  const rows = page.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    return Object.hasOwn(bundled.manifest.lanes, cells[1] ?? "") ? [cells.slice(1, -1)] : [];
  });
  const table = Object.keys(bundled.manifest.lanes).map((intent) => [
    intent,
    ...[undefined, ...SIZES].map((size) => laneFor(bundled.manifest.lanes, intent, size)),
  ]);
  expect(rows).toEqual(table);
});
