import { expect, test } from "vitest";
import { findEntries, findFiles } from "../../../src/core/files/find-files";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, MemoryEntry>>;
  readonly folder?: string;
  readonly depth?: number;
  readonly found: readonly string[];
}

const CASES: readonly Case[] = [
  { name: "none in a folder that is not there", files: {}, found: [] },
  { name: "none where the folder is a file", files: { "/repo": "" }, found: [] },
  {
    name: "sorted by path, whatever is a folder",
    files: { "/repo/b.md": "", "/repo/a/z.md": "", "/repo/a.md": "", "/repo/a-b.md": "", "/repo/B.md": "" },
    found: ["/repo/B.md", "/repo/a-b.md", "/repo/a.md", "/repo/a/z.md", "/repo/b.md"],
  },
  {
    name: "those of the folder alone at depth 0",
    files: { "/repo/a.md": "", "/repo/sub/b.md": "" },
    depth: 0,
    found: ["/repo/a.md"],
  },
  {
    name: "no deeper than asked",
    files: { "/repo/1/2/a.md": "", "/repo/1/2/3/b.md": "" },
    depth: 2,
    found: ["/repo/1/2/a.md"],
  },
  {
    name: "none of dependencies and of git, at any depth",
    files: {
      "/repo/node_modules/a.md": "",
      "/repo/.git/b.md": "",
      "/repo/x/node_modules/c.md": "",
      "/repo/x/d.md": "",
    },
    found: ["/repo/x/d.md"],
  },
  {
    name: "a file that is called node_modules",
    files: { "/repo/node_modules": "" },
    found: ["/repo/node_modules"],
  },
  {
    name: "links to files inside",
    files: { "/repo/a.md": "", "/repo/link.md": { link: "a.md" }, "/repo/sub/up.md": { link: "../a.md" } },
    found: ["/repo/a.md", "/repo/link.md", "/repo/sub/up.md"],
  },
  {
    name: "no links to files outside",
    files: { "/etc/secret.md": "", "/repo/link.md": { link: "/etc/secret.md" }, "/repo2/b.md": "" },
    found: [],
  },
  {
    name: "no linked folders, so that a loop of them ends",
    files: { "/repo/sub/a.md": "", "/repo/sub/up": { link: ".." }, "/repo/self": { link: "self" } },
    found: ["/repo/sub/a.md"],
  },
  {
    name: "none where the folder is a link out of the root",
    files: { "/repo/a.md": "", "/repo/roles": { link: "/etc" }, "/etc/b.md": "" },
    folder: "/repo/roles",
    found: [],
  },
  {
    name: "those of a folder that is a link inside of the root",
    files: { "/repo/real/a.md": "", "/repo/roles": { link: "real" } },
    folder: "/repo/roles",
    found: ["/repo/roles/a.md"],
  },
  {
    name: "files that cannot be read: whoever reads them says so",
    files: { "/repo/a.md": { failure: "unreadable" }, "/repo/b.md": { failure: "too-large" } },
    found: ["/repo/a.md", "/repo/b.md"],
  },
];

test.each(CASES)("finds $name", async ({ files, folder = "/repo", depth = 8, found }) => {
  expect(await findFiles(new MemoryFiles(files), "/repo", folder, depth)).toEqual(found);
});

test("with the files, the folders and the links that are not followed are found", async () => {
  const files = new MemoryFiles({
    "/repo/sub/a.md": "",
    "/repo/node_modules/b.md": "",
    "/repo/out.md": { link: "/etc/secret.md" },
    "/etc/secret.md": "",
  });
  expect(await findEntries(files, "/repo", "/repo", 8)).toEqual([
    { path: "/repo/node_modules", isFile: false },
    { path: "/repo/out.md", isFile: false },
    { path: "/repo/sub", isFile: false },
    { path: "/repo/sub/a.md", isFile: true },
  ]);
});
