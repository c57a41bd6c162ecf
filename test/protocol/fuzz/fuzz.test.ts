import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryProject, testProject, type TemporaryProject } from "../../support/temporary-project";
import { end, ENDINGS } from "./endings";
import { fuzz, type FuzzPlan, type FuzzReport } from "./fuzz";
import type { FuzzCase } from "./fuzz-case";
import { startFuzzedServer, type FuzzedServer } from "./fuzzed-server";
import { play } from "./play";
import { fuzzedProject } from "./real-documents";

/** Megabytes that a server may ever need, the thread of its detectors and the grammars included. */
const BOUND = 700;

/** `npm run fuzz` says which cases it wants; the tests play a few, the same ones in each run. */
const PLAN: FuzzPlan = {
  seed: Number(process.env.WAZIR_FUZZ_SEED ?? "20261123"),
  from: Number(process.env.WAZIR_FUZZ_FROM ?? "0"),
  count: Number(process.env.WAZIR_FUZZ_COUNT ?? "300"),
};
const isLong = process.env.WAZIR_FUZZ_COUNT !== undefined;

function figures({ cases, requests, servers, longest, megabytes, peak, faults }: FuzzReport): string {
  const slowest = `${Math.round(longest.took)} ms (${longest.method})`;
  return `${cases} mutations, ${requests} requests, ${servers} servers, longest answer ${slowest}, now ${Math.round(megabytes)} MB, at most ${Math.round(peak)} MB, ${faults.length} faults`;
}

test.skipIf(isLong).each(ENDINGS)("a client leaves: $name", async (ending) => {
  const project = testProject(fuzzedProject());
  const server = await startFuzzedServer(project, { pullsDiagnostics: true, isTrusted: false });
  expect(await end(server, ending)).toMatchObject({ signal: null, network: [] });
});

test(
  `${PLAN.count} mutations of seed ${PLAN.seed}: the server lives, answers within a second, and breaks nowhere inside`,
  async () => {
    const report = await fuzz(PLAN, (soFar) => {
      if (isLong) process.stdout.write(`${figures(soFar)}\n${soFar.faults.at(-1) ?? ""}\n`);
    });
    if (isLong) process.stdout.write(`${figures(report)}\n`);
    expect(report.faults.join("\n\n")).toBe("");
    expect(report.cases).toBe(PLAN.count);
    expect(report.peak).toBeLessThan(BOUND);
  },
  isLong ? 0 : 240_000,
);

describe.skipIf(isLong)("what broke a server once", () => {
  const corpus = fileURLToPath(new URL("corpus", import.meta.url));
  let project: TemporaryProject;
  let server: FuzzedServer;

  beforeAll(async () => {
    project = temporaryProject(fuzzedProject());
    server = await startFuzzedServer(project, { pullsDiagnostics: true, isTrusted: true });
  });

  afterAll(async () => {
    await end(server, ENDINGS[0]);
    project.dispose();
  });

  test.each(readdirSync(corpus).sort())("%s", async (name) => {
    await play(server, project, JSON.parse(readFileSync(`${corpus}/${name}`, "utf8")) as FuzzCase);
  });
});
