import { expect, test } from "vitest";
import { readAgain, readFile } from "../../../src/core/documents/read-file";
import { MemoryFiles } from "../../support/memory-files";

test("a file is parsed again where its text changed, and only there", async () => {
  const files = new MemoryFiles({ "/p/a.yaml": "n: 1\n" });
  const first = await readFile(files, "/p/a.yaml");
  expect(await readFile(files, "/p/a.yaml")).toBe(first);
  files.set("/p/a.yaml", "n: 2\n");
  expect((await readFile(files, "/p/a.yaml"))?.text).toBe("n: 2\n");
  expect(await readFile(files, "/p/missing.yaml")).toBeUndefined();
  expect(await readFile(files, "/p/a.png")).toBeUndefined();
});

test("the longest unused of very many documents is let go", () => {
  const files = new MemoryFiles({});
  const read = (n: number) => readAgain(files, `/p/${n}.yaml`, `n: ${n}\n`, "yaml");
  const [first, second] = [read(0), read(1)];
  for (let n = 2; n < 4000; n++) read(n);
  expect(read(0)).toBe(first);
  read(4000);
  expect(read(1)).not.toBe(second);
});
