import { expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { mentionsIn } from "../../../src/core/rules/mentions";
import { projectWith } from "../../support/projects";
import { BOUNDED, processorTime } from "../../support/processor-time";

const { project } = await projectWith();

test("no text makes the search for ids slow", () => {
  const texts = ["`", "``a`", "`a", "A-", "A-1", "~~~\n", "`".repeat(3) + "\r", "#"].map((part) => part.repeat(50_000));
  const time = processorTime(() => {
    for (const text of texts) mentionsIn(project, readDocument(text, "markdown"));
  });
  expect(time).toBeLessThan(BOUNDED);
});

test("data has no prose", () => {
  expect(mentionsIn(project, readDocument("a: AC-1 # AC-1 `reviewer`\n", "yaml"))).toEqual([]);
  expect(mentionsIn(project, readDocument("---\na: AC-1\n---\n", "markdown"))).toEqual([]);
});
