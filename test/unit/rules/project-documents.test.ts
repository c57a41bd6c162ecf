import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FileSystem } from "../../../src/core/files/file-system";
import { readDocument } from "../../../src/core/documents/read-document";
import { mentionsIn } from "../../../src/core/rules/mentions";
import { projectDocuments } from "../../../src/core/rules/project-documents";
import { nodeFiles } from "../../../src/platform/node-files";
import { projectWith, REPOSITORY } from "../../support/projects";

const CONTENT = `${REPOSITORY}/content`;
const { project } = await projectWith();

test("no bundled module is read for an id that none of them names", async () => {
  const modules = async (target?: "workflow" | "hook" | "skill" | "module") => {
    const documents = await projectDocuments({ project, files: nodeFiles, content: CONTENT }, target);
    return documents.filter(({ kind }) => kind.label.includes("module")).length;
  };
  expect(await modules("workflow")).toBe(0);
  expect(await modules("hook")).toBe(0);
  expect(await modules("skill")).toBe(0);
  expect(await modules("module")).toBeGreaterThan(90);
  expect(await modules()).toBeGreaterThan(90);
});

test("the bundled modules name no workflow, hook or skill", () => {
  const modules = project.library.all("module");
  expect(modules.length).toBeGreaterThan(90);
  const named = modules.flatMap(({ path }) => {
    const document = readDocument(readFileSync(`${CONTENT}/${path}`, "utf8"), "markdown");
    return mentionsIn(project, document).filter(({ target }) => ["workflow", "hook", "skill"].includes(target));
  });
  expect(named).toEqual([]);
});

test("a bundled document that was read in one place is read again in another", async () => {
  const moved: FileSystem = { ...nodeFiles, readText: (path) => nodeFiles.readText(path.replace(/^\/moved/, CONTENT)) };
  await projectDocuments({ project, files: nodeFiles, content: CONTENT }, "workflow");
  const documents = await projectDocuments({ project, files: moved, content: "/moved" }, "workflow");
  const bundled = documents.filter(({ isBundled }) => isBundled);
  expect(bundled.length).toBeGreaterThan(20);
  expect(bundled.filter(({ path }) => !path.startsWith("/moved/"))).toEqual([]);
});
