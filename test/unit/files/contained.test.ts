import fc from "fast-check";
import { expect, test } from "vitest";
import { containedPath, staysInside } from "../../../src/core/files/contained";
import { anyCharacters, runs } from "../../support/arbitraries";
import { MemoryFiles } from "../../support/memory-files";

test.each([
  ["roles", "/repo/roles"],
  ["./roles/", "/repo/roles"],
  ["", "/repo"],
  [".", "/repo"],
  ["a/../b", "/repo/b"],
  ["wazir\\roles", "/repo/wazir/roles"],
  ["..a", "/repo/..a"],
  ["a~", "/repo/a~"],
  ["a/../../repo/b", "/repo/b"],
])("%j is inside", (written, path) => {
  expect(containedPath("/repo", written)).toEqual({ state: "inside", path });
});

test.each([
  "/etc/passwd",
  "/repo/roles",
  "\\etc",
  "\\\\server\\share",
  "C:/Windows",
  "c:\\Windows",
  "~",
  "~/roles",
  "~ada/roles",
  "..",
  "../repo2",
  "..\\x",
  "a/../../b",
  "a\\..\\..\\b",
  "a/../..\\../repo2",
])("%j is outside", (written) => {
  expect(containedPath("/repo", written)).toEqual({ state: "outside" });
});

test.each(["/repo", "/repo/", "/", "C:/repo"])("whatever is inside of %s lies below it", (root) => {
  const part = fc.constantFrom("..", ".", "", "a", "repo", "repo2", "~", "C:", "\\", "..\\..", "\0", " ", "%2e%2e");
  const written = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join("/")),
    anyCharacters(12),
  );
  fc.assert(
    fc.property(written, (text) => {
      const contained = containedPath(root, text);
      if (contained.state === "outside") return;
      const below = root.replace(/\/$/, "");
      expect(`${contained.path}/`.startsWith(`${below}/`)).toBe(true);
      expect(contained.path.split("/")).not.toContain("..");
    }),
    runs(200),
  );
});

test.each([
  ["/repo/a.md", true],
  ["/repo", true],
  ["/repo/near.md", true],
  ["/repo/far.md", false],
  ["/repo/out", false],
  ["/repo/out/secret.md", false],
  ["/repo/twin", false],
  ["/repo/dangling.md", false],
  ["/repo/loop", false],
  ["/repo/missing.md", false],
  ["/alias/a.md", true],
  ["/etc/secret.md", false],
])("once links are followed, %s is inside: %j", async (path, expected) => {
  const files = new MemoryFiles({
    "/repo/a.md": "a",
    "/repo/near.md": { link: "a.md" },
    "/repo/far.md": { link: "/etc/secret.md" },
    "/repo/out": { link: "/etc" },
    "/repo/twin": { link: "../repo2" },
    "/repo/dangling.md": { link: "nowhere.md" },
    "/repo/loop": { link: "loop" },
    "/repo2/b.md": "b",
    "/alias": { link: "/repo" },
    "/etc/secret.md": "secret",
  });
  expect(await staysInside(files, "/repo", path)).toBe(expected);
  expect(await staysInside(files, "/alias", path)).toBe(expected);
});
