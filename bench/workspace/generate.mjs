import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importTypeScript } from "../../tools/build/import-typescript.mjs";
import { repositoryRoot } from "../../tools/host/paths.mjs";

const RUNS = 200;

/** The artifacts of each run, as the bundled examples have them. */
const KINDS = [
  "clarification",
  "research",
  "spec",
  "spec-challenge",
  "implementation-plan",
  "plan-review",
  "execution-notes",
  "verification-proof",
  "review",
  "handoff",
];

/** Artifacts of one more run that name the same criterion of its spec. */
const REFERRING = 50;

const { logOf } = await importTypeScript(join(repositoryRoot, "test/support/run-logs.ts"));

/**
 * A workspace with 2,000 artifacts in 200 runs, and one more run in which 50 artifacts name one criterion of the spec.
 *
 * @param {string} folder empty
 * @returns {{ artifacts: number, spec: { uri: string, text: string }, referring: readonly { uri: string, text: string }[] }}
 */
export function generateWorkspace(folder) {
  const examples = new Map(KINDS.map((kind) => [kind, example(kind)]));
  writeFileSync(
    join(folder, "wazir.manifest.yaml"),
    "manifest_version: 2\nproject:\n  name: bench\n  version: 1.0.0\n",
  );
  const write = (run, path, text) => {
    const file = join(folder, ".wazir/runs", run, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
    return { uri: pathToFileURL(file).href, text };
  };
  const begin = (run) => {
    const about = `run_id: ${run}\ntitle: Idempotent payments\nintent: feature\nlane: standard\ncreated_at: 2026-11-20T09:00:00Z\n`;
    write(run, "run.yaml", about);
    write(run, "events.ndjson", logOf([], run));
  };
  for (let number = 0; number < RUNS; number++) {
    const run = `20261120-payments-${number}`;
    begin(run);
    for (const [kind, text] of examples) write(run, `artifacts/${kind}.md`, ofRun(text, run));
  }
  const run = "20261121-wide";
  begin(run);
  const spec = write(run, "artifacts/spec.md", ofRun(examples.get("spec"), run));
  write(run, "artifacts/implementation-plan.md", ofRun(examples.get("implementation-plan"), run));
  const notes = ofRun(examples.get("execution-notes"), run).replace("phase:", "artifact_type: execution-notes\nphase:");
  const referring = Array.from({ length: REFERRING }, (_, at) => write(run, `artifacts/notes/part-${at}.md`, notes));
  return { artifacts: RUNS * KINDS.length, spec, referring };
}

/** @param {string} kind */
function example(kind) {
  return readFileSync(join(repositoryRoot, `content/examples/${kind}.md`), "utf8");
}

/**
 * @param {string} text
 * @param {string} run
 */
function ofRun(text, run) {
  return text.replace(/^run_id: .*$/m, `run_id: ${run}`);
}
