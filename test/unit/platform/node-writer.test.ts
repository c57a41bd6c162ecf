import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nodeWriter } from "../../../src/platform/node-writer";
import { testProject, type TemporaryProject } from "../../support/temporary-project";

const isWindows = process.platform === "win32";

/** Every file below the folder with its text, so that a draft left behind shows. */
function filesIn(project: TemporaryProject): Readonly<Record<string, string>> {
  const names = readdirSync(project.root, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const files = names.filter((name) => statSync(project.at(name), { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(project.at(name), "utf8")]));
}

const RUN = new Map([
  ["run.yaml", "title: One\n"],
  ["artifacts/spec.md", "é 😀\r\n"],
]);
const WRITTEN = { "runs/r-1/artifacts/spec.md": "é 😀\r\n", "runs/r-1/run.yaml": "title: One\n" };

describe("a file is written as a whole", () => {
  test.each([
    ["beside others", {}, "new.md"],
    ["in folders that are made", {}, "a/b/new.md"],
    ["over the one that was there", { "new.md": "a longer text than the one that comes" }, "new.md"],
  ])("%s", async (_name, before, path) => {
    const project = testProject({ "other.md": "other", ...before });
    expect(await nodeWriter.writeAtomic(project.at(path), "é 😀\r\n")).toEqual({ ok: true });
    expect(filesIn(project)).toEqual({ "other.md": "other", [path]: "é 😀\r\n" });
  });

  test("by whoever comes last of many, and never in part", async () => {
    const project = testProject();
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
    const outcomes = await Promise.all(texts.map((text) => nodeWriter.writeAtomic(project.at("a.md"), text)));
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
    expect(Object.keys(filesIn(project))).toEqual(["a.md"]);
    expect(texts).toContain(readFileSync(project.at("a.md"), "utf8"));
  });

  test.skipIf(isWindows)("in place of a link, not in what that leads to", async () => {
    const project = testProject({ "real.md": "real" });
    project.link("link.md", "real.md");
    expect(await nodeWriter.writeAtomic(project.at("link.md"), "new")).toEqual({ ok: true });
    expect(filesIn(project)).toEqual({ "link.md": "new", "real.md": "real" });
  });
});

describe("a file that cannot be written leaves all as it was", () => {
  test.each([
    ["where a folder stands", "folder", "a folder of that name is there already"],
    ["below a file", "file/new.md", "a part of the path is a file, not a folder"],
    ["further below a file", "file/a/b.md", "a part of the path is a file, not a folder"],
    ["under a name that is too long", `${"x".repeat(300)}.md`, "its name is too long"],
    ["under a name that is none", "a\0b", "ERR_INVALID_ARG_VALUE"],
  ])("%s", async (_name, path, reason) => {
    const before = { file: "file", "folder/x.md": "x" };
    const project = testProject(before);
    const outcome = await nodeWriter.writeAtomic(project.at(path), "new");
    expect(outcome).toEqual({ ok: false, message: `${project.at(path)} was not written: ${reason}.` });
    expect(filesIn(project)).toEqual(before);
    expect(readdirSync(project.root).sort()).toEqual(["file", "folder"]);
  });
});

describe("a file is made where there is none", () => {
  test("in folders that are made", async () => {
    const project = testProject();
    expect(await nodeWriter.createFile(project.at("a/b.md"), "é 😀\r\n")).toEqual({ ok: true });
    expect(filesIn(project)).toEqual({ "a/b.md": "é 😀\r\n" });
  });

  test.each([
    ["a file", { "a.md": "old" }, true],
    ["a folder", { "a.md/x": "x" }, true],
    ["a file in place of a folder above it", { a: "file" }, false],
  ])("what is there stays: %s", async (_name, before, existed) => {
    const project = testProject(before);
    const path = existed ? "a.md" : "a/b.md";
    expect(await nodeWriter.createFile(project.at(path), "new")).toMatchObject({ ok: false, existed });
    expect(filesIn(project)).toEqual(before);
  });

  test("by one of many, and as a whole", async () => {
    const project = testProject();
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
    const outcomes = await Promise.all(texts.map((text) => nodeWriter.createFile(project.at("a.md"), text)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(filesIn(project)).toEqual({ "a.md": texts[outcomes.findIndex(({ ok }) => ok)] });
  });
});

describe("a folder is made with its files", () => {
  test.each([
    ["below folders that are made", {}],
    ["beside others", { "runs/r-0/run.yaml": "title: Zero\n" }],
  ])("%s", async (_name, before) => {
    const project = testProject(before);
    expect(await nodeWriter.createDirectory(project.at("runs/r-1"), RUN)).toEqual({ ok: true });
    expect(filesIn(project)).toEqual({ ...before, ...WRITTEN });
    expect(readdirSync(project.at("runs")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("without any", async () => {
    const project = testProject();
    expect(await nodeWriter.createDirectory(project.at("a/b"), new Map())).toEqual({ ok: true });
    expect(readdirSync(project.root, { recursive: true }).sort()).toEqual(["a", "a/b"]);
  });

  test("by one of many who try at once", async () => {
    const project = testProject();
    const tries = Array.from({ length: 12 }, (_, index) => new Map([...RUN, ["by", String(index)]]));
    const outcomes = await Promise.all(tries.map((files) => nodeWriter.createDirectory(project.at("runs/r-1"), files)));
    const winners = outcomes.flatMap(({ ok }, index) => (ok ? [String(index)] : []));
    expect(winners).toHaveLength(1);
    expect(readFileSync(project.at("runs/r-1/by"), "utf8")).toBe(winners[0]);
    expect(readdirSync(project.at("runs"))).toEqual(["r-1"]);
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.message]));
    const reason = "something of that name is there already";
    if (!isWindows)
      expect(new Set(refused)).toEqual(new Set([`${project.at("runs/r-1")} was not written: ${reason}.`]));
  });
});

describe("a folder that cannot be made leaves nothing of itself", () => {
  const before = { file: "file", "full/x.md": "x" };
  const THERE = "something of that name is there already";
  const cases: readonly (readonly [name: string, path: string, files: ReadonlyMap<string, string>, reason: string])[] =
    [
      ["where a folder with files stands", "full", RUN, THERE],
      ["where an empty folder stands", "empty", RUN, THERE],
      ["where a file stands", "file", RUN, THERE],
      ["below a file", "file/r-1", RUN, "a part of the path is a file, not a folder"],
      ["further below a file", "file/runs/r-1", RUN, "a part of the path is a file, not a folder"],
      ["with a file that is too long a name", "new", new Map([...RUN, ["x".repeat(300), ""]]), "its name is too long"],
      [
        "with a file below a file",
        "new",
        new Map([...RUN, ["run.yaml/x", ""]]),
        "a part of the path is a file, not a folder",
      ],
      ["with a file where a folder is", "new", new Map([...RUN, ["artifacts", ""]]), THERE],
    ];
  test.each(cases)("%s", async (_name, path, files, reason) => {
    const project = testProject(before);
    project.folder("empty");
    const outcome = await nodeWriter.createDirectory(project.at(path), files);
    expect(outcome).toEqual({ ok: false, message: `${project.at(path)} was not written: ${reason}.` });
    expect(filesIn(project)).toEqual(before);
    expect(readdirSync(project.root).sort()).toEqual(["empty", "file", "full"]);
    expect(readdirSync(project.at("empty"))).toEqual([]);
  });

  test.skipIf(isWindows)("where a link stands, be it one that leads nowhere", async () => {
    const project = testProject();
    project.link("link", "nowhere");
    expect(await nodeWriter.createDirectory(project.at("link"), RUN)).toMatchObject({ ok: false });
    expect(existsSync(project.at("nowhere"))).toBe(false);
    expect(readdirSync(project.root)).toEqual(["link"]);
  });
});
