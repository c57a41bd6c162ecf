import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { temporaryFolder } from "../../tools/host/temporary-folder.mjs";

interface Written {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

test("what Vitest saw fail is written down: tests, hooks, files that do not load, errors that nobody caught", async () => {
  const folder = temporaryFolder("wazir-file-reporter");
  try {
    const file = join(folder.path, "files.json");
    const vitest = join(repositoryRoot, "node_modules", "vitest", "vitest.mjs");
    const reporter = join(repositoryRoot, "tools", "test", "file-reporter.mjs");
    const cwd = join(repositoryRoot, "test", "fixtures", "failing-tests");
    const env = { ...process.env, WAZIR_TEST_FILES: file };
    spawnSync(process.execPath, [vitest, "run", "--root", cwd, `--reporter=${reporter}`], {
      cwd,
      env,
      encoding: "utf8",
    });
    const written = JSON.parse(readFileSync(file, "utf8")) as readonly Written[];
    const told = written.flatMap(({ file: path, failures }) =>
      failures.map(({ name, message }) => `${path}: ${name}: ${message.split("\n")[0] ?? ""}`),
    );
    expect(told.sort()).toEqual([
      ": (an error that nobody caught): Error: Nobody waits for this.",
      "broken.test.ts: (the file, or a hook of it): Error: This file does not load.",
      "hooks.test.ts: a shop > adds up: AssertionError: expected 2 to be 3 // Object.is equality",
      "hooks.test.ts: a shop > on Monday > sells: Error: The till is stuck.",
      "hooks.test.ts: a shop > on Sunday (a hook of it): Error: The key is missing.",
    ]);
    const passed = written.map(({ file: path, passed: count }) => [path, count]);
    expect(Object.fromEntries(passed)).toEqual({
      "": 0,
      "broken.test.ts": 0,
      "hooks.test.ts": 1,
      "uncaught.test.ts": 1,
    });
  } finally {
    await folder.remove();
  }
});
