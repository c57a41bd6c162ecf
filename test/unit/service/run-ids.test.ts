import { expect, test } from "vitest";
import { RUN_ID, runFiles } from "../../support/projects";
import { completeAt, contextWith, hoverAt, wordsOf } from "../../support/service";
import { plan, research, review, spec } from "../../support/texts";

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;
const PLAN = `${ARTIFACTS}/implementation-plan.md`;

test("an id of another artifact of the run is told with what that artifact says of it", async () => {
  const context = await contextWith({ ...runFiles(), [`${ARTIFACTS}/spec.md`]: spec() });
  const told = wordsOf(await hoverAt(context, PLAN, plan().replace("[AC-1]", "[A⟦^⟧C-1]")));
  expect(told).toContain("**Criterion `AC-1`** · `spec.md`");
  expect(told).toContain("Two requests make one payment.");
});

test("an id that no artifact gives is told as the key it stands under", async () => {
  const context = await contextWith(runFiles());
  const told = wordsOf(await hoverAt(context, PLAN, plan().replace("[AC-1]", "[A⟦^⟧C-1]")));
  expect(told).not.toContain("spec.md");
  expect(told).toContain("covers");
});

test("the ids of the run are offered where its artifacts name them", async () => {
  const context = await contextWith({ ...runFiles(), [`${ARTIFACTS}/spec.md`]: spec() });
  const offered = completeAt(context, PLAN, plan().replace("[AC-1]", "[⟦^⟧]"));
  expect(offered.map(({ label, detail }) => [label, detail])).toEqual([["AC-1", "Two requests make one payment."]]);
});

test("all ids of the run are offered among sources, each once, and what is there is not offered by example", async () => {
  const context = await contextWith({ ...runFiles(), [`${ARTIFACTS}/spec.md`]: spec() });
  const offered = completeAt(context, PLAN, plan({ sources: "[⟦^⟧]" }));
  expect(offered.map(({ label }) => label)).toEqual(["R-1", "AC-1"]);
});

test("a new id comes after those of the run's other artifacts", async () => {
  const context = await contextWith({ ...runFiles(), [`${ARTIFACTS}/research.md`]: research() });
  const findings = "\n  - id: ⟦^⟧\n";
  const offered = completeAt(context, `${ARTIFACTS}/review.md`, review({ findings }));
  expect(offered.map(({ label }) => label)).toEqual(["F-2"]);
});
