import { describe, expect, it } from "vitest";
import type { FileSystem } from "../../../src/core/files/file-system";
import { rememberedFiles } from "../../../src/core/files/remembered-files";
import { MemoryFiles } from "../../support/memory-files";

const FILES = {
  "/repo/wazir.manifest.yaml": "manifest_version: 2\n",
  "/repo/docs/a.md": "a",
  "/repo/docs/deep/b.md": "b",
  "/repo/docs/loop": { link: "/repo/docs/loop" },
  "/repo/docs/out.md": { link: "/elsewhere/secret.md" },
  "/repo/docs/inner": { link: "/repo/docs/deep" },
  "/repo/docs/Überblick.md": "o",
  "/repo/empty": { folder: true },
  "/elsewhere/secret.md": "s",
} as const;

/** The folders of projects. */
const HOMES = ["/repo", "/nowhere"];

const PATHS = [
  "/",
  "/repo",
  "/repo/",
  "/repo/docs",
  "/repo/docs/a.md",
  "/repo/docs/A.md",
  "/repo/docs/a.md/below",
  "/repo/docs/none.md",
  "/repo/docs/Überblick.md",
  "/repo/docs/Ueberblick.md",
  "/repo/docs/deep/b.md",
  "/repo/docs/deep/none/at/all.md",
  "/repo/docs/loop",
  "/repo/docs/loop/x.md",
  "/repo/docs/out.md",
  "/repo/docs/inner",
  "/repo/docs/inner/b.md",
  "/repo/docs/inner/none.md",
  "/repo/empty",
  "/repo/empty/none.md",
  "/nowhere/near/here.md",
  "relative.md",
];

/** Counts what is asked of files. */
function counting(files: FileSystem): FileSystem & { asked: string[] } {
  const asked: string[] = [];
  const noted =
    <Answer>(what: string, ask: (path: string) => Promise<Answer>) =>
    (path: string): Promise<Answer> => {
      asked.push(`${what} ${path}`);
      return ask(path);
    };
  return {
    asked,
    readText: noted("readText", (path) => files.readText(path)),
    list: noted("list", (path) => files.list(path)),
    kindOf: noted("kindOf", (path) => files.kindOf(path)),
    realPath: noted("realPath", (path) => files.realPath(path)),
  };
}

describe("files that are remembered", () => {
  it.each(PATHS)("answer what the files themselves do, whatever was asked before: %s", async (path) => {
    const files = new MemoryFiles(FILES);
    const warm = rememberedFiles(files, HOMES);
    for (const other of PATHS) await Promise.all([warm.kindOf(other), warm.realPath(other), warm.list(other)]);
    for (const view of [rememberedFiles(files, HOMES), warm]) {
      expect(await view.kindOf(path)).toBe(await files.kindOf(path));
      expect(await view.realPath(path)).toBe(await files.realPath(path));
      expect(await view.list(path)).toEqual(await files.list(path));
      expect(await view.readText(path)).toEqual(await files.readText(path));
    }
  });

  it("ask for a folder once, and for nothing in a folder that is not there", async () => {
    const files = counting(new MemoryFiles(FILES));
    const view = rememberedFiles(files, HOMES);
    for (let times = 0; times < 3; times++) {
      for (const name of ["a.md", "b.md", "c.md"]) await view.kindOf(`/repo/docs/${name}`);
      for (const name of ["a.md", "b.md", "c.md"]) await view.kindOf(`/repo/src/none/${name}`);
      await view.readText("/repo/docs/a.md");
    }
    expect(files.asked.filter((one) => one.startsWith("list"))).toEqual(
      [...new Set(files.asked)].filter((one) => one.startsWith("list")),
    );
    expect(files.asked.filter((one) => one.startsWith("kindOf"))).toEqual(["kindOf /repo"]);
    expect(files.asked.filter((one) => one.startsWith("readText"))).toEqual(["readText /repo/docs/a.md"]);
  });

  it("list no folder outside of the projects", async () => {
    const files = counting(new MemoryFiles(FILES));
    const view = rememberedFiles(files, HOMES);
    for (const path of PATHS) await Promise.all([view.kindOf(path), view.realPath(path)]);
    const listed = files.asked.filter((one) => one.startsWith("list "));
    expect(listed.filter((one) => !/^list \/repo(\/|$)/.test(one))).toEqual([]);
    expect(listed).not.toEqual([]);
  });

  it("see what is there when it is first asked for, and keep to it", async () => {
    const files = new MemoryFiles(FILES);
    const view = rememberedFiles(files, HOMES);
    expect(await view.kindOf("/repo/docs/new.md")).toBe("missing");
    files.set("/repo/docs/new.md", "new");
    expect(await view.kindOf("/repo/docs/new.md")).toBe("missing");
    expect(await rememberedFiles(files, HOMES).kindOf("/repo/docs/new.md")).toBe("file");
  });
});
