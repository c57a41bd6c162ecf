import { expect, test } from "vitest";
import { findRoot } from "../../../src/platform/find-root";
import { nodeFiles } from "../../../src/platform/node-files";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";
import { testProject } from "../../support/temporary-project";

const NAME = "wazir.manifest.yaml";

const CASES: readonly (readonly [
  name: string,
  start: string,
  files: Readonly<Record<string, MemoryEntry>>,
  root: string | undefined,
])[] = [
  ["in the folder itself", "/a/b", { [`/a/b/${NAME}`]: "" }, "/a/b"],
  ["above it", "/a/b/c/d", { [`/a/${NAME}`]: "" }, "/a"],
  ["the nearest of two", "/a/b/c", { [`/a/${NAME}`]: "", [`/a/b/${NAME}`]: "" }, "/a/b"],
  ["at the root of the disk", "/a/b", { [`/${NAME}`]: "" }, "/"],
  ["nowhere", "/a/b", { "/a/b/readme.md": "", [`/b/${NAME}`]: "" }, undefined],
  ["not below", "/a", { [`/a/b/${NAME}`]: "" }, undefined],
  ["above a folder that is not there", "/a/gone/too", { [`/a/${NAME}`]: "" }, "/a"],
  ["though it cannot be read", "/a/b", { [`/a/b/${NAME}`]: { failure: "unreadable" } }, "/a/b"],
  ["though it is a folder", "/a/b", { [`/a/b/${NAME}`]: { folder: true } }, "/a/b"],
  ["though its link leads nowhere", "/a/b", { [`/a/b/${NAME}`]: { link: "gone" } }, "/a/b"],
  ["on a Windows drive", "C:/a/b", { [`C:/a/${NAME}`]: "" }, "C:/a"],
  ["at the root of a Windows drive", "C:/a/b", { [`C:/${NAME}`]: "" }, "C:/"],
  ["on another drive, not in the folder we run in", "C:/a", { [`D:/a/${NAME}`]: "", [NAME]: "" }, undefined],
];

test.each(CASES)("a manifest is found %s", async (_name, start, files, root) => {
  expect(await findRoot(new MemoryFiles(files), start)).toBe(root);
});

test("a manifest is found on disk, from any folder of its project", async () => {
  const project = testProject({ [NAME]: "", "a/b/c.md": "" });
  expect(await findRoot(nodeFiles, project.at("a/b"))).toBe(project.root);
  expect(await findRoot(nodeFiles, project.at("a/gone"))).toBe(project.root);
});
