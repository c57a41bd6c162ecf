import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FileSystem } from "../../../src/core/files/file-system";
import { recentPlaces } from "../../../src/server/recent-places";
import { MemoryFiles } from "../../support/memory-files";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Places of a disk with one folder, and what was asked of it. */
function disk() {
  const memory = new MemoryFiles({ "/shop/roles/clerk.md": "" });
  const asked: string[] = [];
  const files: FileSystem = {
    list: (path) => memory.list(path),
    readText: (path) => (asked.push(`read ${path}`), memory.readText(path)),
    kindOf: (path) => (asked.push(`kind ${path}`), memory.kindOf(path)),
    realPath: (path) => (asked.push(`real ${path}`), memory.realPath(path)),
  };
  return { asked, places: recentPlaces(files, 200) };
}

it("asks once what stands at a path until the time is over", async () => {
  const { asked, places } = disk();
  for (const at of [0, 100, 99]) {
    vi.advanceTimersByTime(at);
    expect(await places.files().kindOf("/shop/roles")).toBe("directory");
    expect(await places.files().kindOf("/shop/rolls")).toBe("missing");
    expect(await places.files().realPath("/shop/roles")).toBe("/shop/roles");
  }
  expect(asked).toEqual(["kind /shop/roles", "kind /shop/rolls", "real /shop/roles"]);
  vi.advanceTimersByTime(1);
  await places.files().kindOf("/shop/roles");
  expect(asked).toHaveLength(4);
});

it("asks again after it was told to forget", async () => {
  const { asked, places } = disk();
  await places.files().kindOf("/shop/roles");
  places.forget();
  await places.files().kindOf("/shop/roles");
  expect(asked).toEqual(["kind /shop/roles", "kind /shop/roles"]);
});

it("reads a text each time", async () => {
  const { asked, places } = disk();
  await places.files().readText("/shop/roles/clerk.md");
  await places.files().readText("/shop/roles/clerk.md");
  expect(asked).toHaveLength(2);
});
