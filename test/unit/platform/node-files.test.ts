import { execFileSync } from "node:child_process";
import { truncateSync } from "node:fs";
import { sep } from "node:path";
import { describe, expect, test } from "vitest";
import { MAX_FILE_BYTES } from "../../../src/core/files/file-system";
import { findFiles } from "../../../src/core/files/find-files";
import { fromNative } from "../../../src/platform/native-path";
import { nodeFiles } from "../../../src/platform/node-files";
import { testProject, type TemporaryProject } from "../../support/temporary-project";

const isWindows = process.platform === "win32";

/** Puts something at `it` of a folder. */
type Put = (project: TemporaryProject) => void;

const links =
  (target: string): Put =>
  (project) =>
    void project.link("it", target);
const file =
  (content: string | Uint8Array): Put =>
  (project) =>
    void project.write("it", content);

interface Case {
  readonly name: string;
  readonly put: Put;
  /** What is read: a text, or why none is. */
  readonly read: string | { readonly reason: string; readonly detail?: string };
  readonly kind: string;
  /** Where it stands once links are followed, below the folder; undefined for nowhere. */
  readonly real: string | undefined;
}

const CASES: readonly Case[] = [
  { name: "a file", put: file("text é 😀\r\n"), read: "text é 😀\r\n", kind: "file", real: "it" },
  { name: "an empty file", put: file(""), read: "", kind: "file", real: "it" },
  {
    name: "a file with a byte order mark",
    put: file(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])),
    read: "a",
    kind: "file",
    real: "it",
  },
  {
    name: "bytes that are not UTF-8",
    put: file(new Uint8Array([0x61, 0xff, 0xfe, 0xc3, 0x28])),
    read: "a\uFFFD\uFFFD\uFFFD(",
    kind: "file",
    real: "it",
  },
  { name: "a NUL byte", put: file("a\0b"), read: "a\0b", kind: "file", real: "it" },
  {
    name: "a folder",
    put: (project) => void project.folder("it"),
    read: { reason: "directory" },
    kind: "directory",
    real: "it",
  },
  { name: "nothing", put: () => undefined, read: { reason: "missing" }, kind: "missing", real: undefined },
];

const LINKS: readonly Case[] = [
  {
    name: "a link to a file",
    put: (project) => {
      project.write("other", "text");
      project.link("it", "other");
    },
    read: "text",
    kind: "file",
    real: "other",
  },
  {
    name: "a link that leads nowhere",
    put: links("nowhere"),
    read: { reason: "unreadable", detail: "a link that leads nowhere" },
    kind: "unreadable",
    real: undefined,
  },
  {
    name: "a link to itself",
    put: links("it"),
    read: { reason: "unreadable", detail: "a link that leads round in a circle" },
    kind: "unreadable",
    real: undefined,
  },
  {
    name: "two links to each other",
    put: (project) => {
      project.link("it", "that");
      project.link("that", "it");
    },
    read: { reason: "unreadable", detail: "a link that leads round in a circle" },
    kind: "unreadable",
    real: undefined,
  },
  {
    name: "a pipe, which is never waited for",
    put: (project) => void execFileSync("mkfifo", [project.at("it")]),
    read: { reason: "unreadable", detail: "not a regular file" },
    kind: "unreadable",
    real: "it",
  },
  {
    name: "a device",
    put: links("/dev/zero"),
    read: { reason: "unreadable", detail: "not a regular file" },
    kind: "unreadable",
    real: "/dev/zero",
  },
];

describe.each(isWindows ? CASES : [...CASES, ...LINKS])("$name", ({ put, read, kind, real }) => {
  test("is read as what it is", async () => {
    const project = testProject();
    put(project);
    const path = fromNative(project.at("it"));
    const found = await nodeFiles.readText(path);
    if (typeof read === "string") expect(found).toEqual({ ok: true, text: read });
    else expect(found).toMatchObject({ ok: false, ...read });
    expect(await nodeFiles.kindOf(path)).toBe(kind);
    const expected = real?.startsWith("/") === true || real === undefined ? real : fromNative(project.at(real));
    expect(await nodeFiles.realPath(path)).toBe(expected);
  });
});

test("a file is read up to the limit and not beyond, whatever it holds", async () => {
  const project = testProject({ largest: "", larger: "" });
  truncateSync(project.at("largest"), MAX_FILE_BYTES);
  truncateSync(project.at("larger"), MAX_FILE_BYTES + 1);
  expect(await nodeFiles.readText(project.at("largest"))).toMatchObject({ ok: true });
  expect(await nodeFiles.readText(project.at("larger"))).toEqual({
    ok: false,
    reason: "too-large",
    detail: "17 MB, and at most 16 MB are read",
  });
});

test.each([
  ["below a file", "file/x"],
  ["with a NUL byte", "a\0b"],
  ["too long", "x".repeat(300)],
  ["below what is missing", "gone/x"],
])("a path %s does not throw", async (_name, path) => {
  const project = testProject({ file: "" });
  expect((await nodeFiles.readText(project.at(path))).ok).toBe(false);
  expect(await nodeFiles.list(project.at(path))).toEqual([]);
  expect(["missing", "unreadable"]).toContain(await nodeFiles.kindOf(project.at(path)));
  expect(await nodeFiles.realPath(project.at(path))).toBeUndefined();
});

test("a folder is listed by name, each entry as what it is", async () => {
  const project = testProject({ "b.md": "", "B.md": "", "a/x.md": "", "é.md": "", ".hidden": "" });
  const files = [".hidden", "B.md", "b.md", "é.md"].map((name) => ({ name, kind: "file" }));
  const listed = [...files, { name: "a", kind: "directory" }];
  if (!isWindows) {
    project.link("link", "a");
    execFileSync("mkfifo", [project.at("pipe")]);
    listed.push({ name: "link", kind: "link" }, { name: "pipe", kind: "other" });
  }
  const byName = listed.sort((one, other) => (one.name < other.name ? -1 : 1));
  expect(await nodeFiles.list(project.root)).toEqual(byName);
  expect(await nodeFiles.list(project.at("b.md"))).toEqual([]);
  expect(await nodeFiles.list(project.at("missing"))).toEqual([]);
});

test.skipIf(isWindows)("a loop of linked folders and a link out of the project end the search", async () => {
  const project = testProject({ "a/x.md": "", "a/b/y.md": "" });
  project.link("a/b/up", "../..");
  project.link("a/self", "self");
  project.link("a/out.md", "/etc/hostname");
  project.link("a/near.md", "x.md");
  const found = await findFiles(nodeFiles, project.root, project.at("a"), 8);
  expect(found.map((path) => path.slice(project.root.length + 1))).toEqual(["a/b/y.md", "a/near.md", "a/x.md"]);
});

const NATIVE: readonly (readonly [native: string, path: string])[] = [
  ["/home/ada/x", "/home/ada/x"],
  ["c:/repo", "C:/repo"],
  ["C:/repo", "C:/repo"],
  ["/c:/repo", "/c:/repo"],
  sep === "\\" ? ["c:\\repo\\a", "C:/repo/a"] : ["/a\\b", "/a\\b"],
];

test.each(NATIVE)("the machine's path %j is %j", (native, path) => {
  expect(fromNative(native)).toBe(path);
});
