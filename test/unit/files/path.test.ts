import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basename, dirname, isAbsolute, join, normalise, relativeTo } from "../../../src/core/files/path";
import { runs } from "../../support/arbitraries";

test.each([
  ["", "."],
  [".", "."],
  ["./a", "a"],
  ["a/", "a"],
  ["a//b/./c", "a/b/c"],
  ["a/b/../c", "a/c"],
  ["a/..", "."],
  ["a/../../b", "../b"],
  ["../../a", "../../a"],
  ["..a/b..", "..a/b.."],
  ["/", "/"],
  ["//", "/"],
  ["/a/", "/a"],
  ["/..", "/"],
  ["/../../a", "/a"],
  ["C:/", "C:/"],
  ["C:/a/../..", "C:/"],
  ["c:/a//b/", "c:/a/b"],
])("normalise %j is %j", (path, expected) => {
  expect(normalise(path)).toBe(expected);
});

test.each([
  ["/repo", "a/b", "/repo/a/b"],
  ["/repo/", "./a", "/repo/a"],
  ["/repo", "../a", "/a"],
  ["/repo", "", "/repo"],
  ["/repo", "/a", "/a"],
  ["/repo", "C:/a", "C:/a"],
  ["C:/repo", "a", "C:/repo/a"],
  ["C:/", "../a", "C:/a"],
  ["/", "a", "/a"],
  ["a", "../../b", "../b"],
])("join %j and %j is %j", (base, path, expected) => {
  expect(join(base, path)).toBe(expected);
});

test.each([
  ["/repo", "/repo", "."],
  ["/repo", "/repo/a/b.md", "a/b.md"],
  ["/repo/", "/repo/a", "a"],
  ["/repo/", "/repo", "."],
  ["/repo", "/repo/", "."],
  ["/repo", "/repo/a/", "a"],
  ["/repo", "/repo2", undefined],
  ["/repo", "/repo2/a", undefined],
  ["/repo", "/rep", undefined],
  ["/repo", "/", undefined],
  ["/repo", "/repo/../etc/passwd", undefined],
  ["/repo/../etc", "/etc/passwd", "passwd"],
  ["/", "/a", "a"],
  ["C:/", "C:/a", "a"],
  ["C:/repo", "C:/repo/a", "a"],
  ["C:/repo", "D:/repo/a", undefined],
  ["/repo", "untitled.md", undefined],
])("relative to %j, %j is %j", (folder, path, expected) => {
  expect(relativeTo(folder, path)).toBe(expected);
});

test.each([
  ["/a/b", "/a"],
  ["/a", "/"],
  ["/", "/"],
  ["C:/a/b", "C:/a"],
  ["C:/a", "C:/"],
  ["C:/", "C:/"],
  ["a/b", "a"],
  ["a", "."],
  [".", "."],
])("the folder of %j is %j", (path, expected) => {
  expect(dirname(path)).toBe(expected);
});

test.each([
  ["/a/b.md", "", "b.md"],
  ["/a/b.md", ".md", "b"],
  ["b.md", ".md", "b"],
  ["b.md", ".yaml", "b.md"],
  ["https://wazir.dev/schemas/spec.schema.json", ".schema.json", "spec"],
  ["/", "", ""],
])("the name of %j without %j is %j", (path, suffix, expected) => {
  expect(basename(path, suffix)).toBe(expected);
});

test.each([
  ["/a", true],
  ["\\a", true],
  ["\\\\server\\share", true],
  ["C:/a", true],
  ["c:\\a", true],
  ["C:a", false],
  ["a/b", false],
  ["../a", false],
  ["~/a", false],
  ["", false],
])("%j is absolute: %j", (path, expected) => {
  expect(isAbsolute(path)).toBe(expected);
});

describe("for any path", () => {
  const part = fc.oneof(fc.constantFrom(".", "..", "", "a", "b.md", "C:", "~"), fc.string({ maxLength: 4 }));
  const path = fc
    .tuple(fc.constantFrom("", "/", "C:/"), fc.array(part, { maxLength: 8 }))
    .map(([root, parts]) => root + parts.join("/"));

  test("normalising twice is normalising once", () => {
    fc.assert(
      fc.property(path, (any) => normalise(normalise(any)) === normalise(any)),
      runs(300),
    );
  });

  test("going up ends at a folder that holds itself", () => {
    fc.assert(
      fc.property(path, (any) => {
        let at = normalise(any);
        for (let step = 0; step < 12; step++) at = dirname(at);
        return dirname(at) === at;
      }),
      runs(300),
    );
  });

  test("what is joined to a folder without `..` is found below it again", () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9._-]{1,6}$/).filter((one) => !/^\.+$/.test(one));
    const names = fc.array(name, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom("/", "/repo", "/repo/", "C:/", "C:/repo"), names, (root, parts) => {
        expect(relativeTo(root, join(root, parts.join("/")))).toBe(parts.join("/"));
      }),
      runs(300),
    );
  });
});
