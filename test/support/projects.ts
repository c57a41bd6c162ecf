import { fileURLToPath } from "node:url";
import { formatOfPath, readDocument } from "../../src/core/documents/read-document";
import { documentKind } from "../../src/core/library/document-kind";
import type { Bundled } from "../../src/core/library/bundled";
import { loadProject, type Project } from "../../src/core/library/project";
import { checkDocument } from "../../src/core/rules/check-document";
import type { CheckedDocument, Diagnostic } from "../../src/core/rules/rule";
import { detectProgram } from "../../src/platform/detect/detect-worker";
import { nodeInstruments } from "../../src/platform/instruments";
import { loadBundled } from "../../src/platform/load-bundled";
import type { Instruments } from "../../src/core/rules/instruments";
import { threadlessRunner } from "./detector-runner";
import { MemoryFiles, type MemoryEntry } from "./memory-files";
import { logOf } from "./run-logs";

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The folder of the project that tests work in. */
export const ROOT = "/projects/shop";

/** Where the home folder of tests is. */
export const HOME = "/home/ada";

/** The bundled content, as the build made it. */
export const bundled: Bundled = await loadBundled(`${REPOSITORY}/dist`).catch((error: unknown) => {
  throw new Error("The unit tests read what the build makes: run `npm run generate` first.", { cause: error });
});

/** A manifest as small as it may be. */
export const MANIFEST = "manifest_version: 2\nproject:\n  name: shop\n";

/** A run of the tests' project, in the phase `clarify`. */
export const RUN_ID = "20261123-idempotent-payments";

/** The files of a run, by their path below the project, and what the tests' artifacts give as their sources. */
export function runFiles(id = RUN_ID): Readonly<Record<string, string>> {
  return {
    "input/brief.md": "",
    "src/payments.js": "",
    [`.wazir/runs/${id}/run.yaml`]: `run_id: ${id}\ntitle: Idempotent payments\nintent: feature\nlane: standard\ncreated_at: 2026-11-23T14:05:00Z\n`,
    [`.wazir/runs/${id}/events.ndjson`]: logOf([], id),
  };
}

/** A project in memory and its files. Paths are relative to the project, or absolute. */
export async function projectWith(
  entries: Readonly<Record<string, MemoryEntry>> = {},
): Promise<{ readonly files: MemoryFiles; readonly project: Project }> {
  const all = { "wazir.manifest.yaml": MANIFEST, ...entries };
  const absolute = Object.entries(all).map(([path, entry]) => [path.startsWith("/") ? path : `${ROOT}/${path}`, entry]);
  const files = new MemoryFiles(Object.fromEntries(absolute) as Record<string, MemoryEntry>);
  return { files, project: await loadProject(files, ROOT, bundled, HOME) };
}

/** What the rules find in a text that stands at `path` of the tests' project. */
export async function checkText(
  path: string,
  text: string,
  entries: Readonly<Record<string, MemoryEntry>> = {},
): Promise<readonly Diagnostic[]> {
  return checkDocument(await checkedText(path, text, entries));
}

/** A text that stands at `path` of the tests' project, ready for the rules. */
export async function checkedText(
  path: string,
  text: string,
  entries: Readonly<Record<string, MemoryEntry>> = {},
): Promise<CheckedDocument> {
  const isLoaded = path === "wazir.manifest.yaml" || path.endsWith(".schema.json");
  const { files, project } = await projectWith({ ...entries, ...(isLoaded ? { [path]: text } : {}) });
  const absolute = path.startsWith("/") ? path : `${ROOT}/${path}`;
  const document = readDocument(text, formatOfPath(path) ?? "yaml");
  const kind = documentKind(project, absolute, document);
  return { path: absolute, document, kind, project, files, now: NOW, instruments: INSTRUMENTS };
}

/** What the rules of the tests measure with. */
export const INSTRUMENTS: Instruments = {
  ...nodeInstruments(detectProgram(`${REPOSITORY}/dist`), () => false),
  detectors: (use) => use(threadlessRunner(`${REPOSITORY}/dist/grammars`)),
};

/** When the tests take place. */
export const NOW = "2026-11-28T12:00:00.000Z";
