import { checkSamples } from "../../src/core/detect/check-samples";
import { detectorFaults } from "../../src/core/detect/detector-faults";
import type { DetectorRunner } from "../../src/core/detect/detector-runner";
import { detectorsOfItem } from "../../src/core/detect/read-detectors";
import { samplesPath } from "../../src/core/detect/read-samples";
import { readDocument } from "../../src/core/documents/read-document";
import { findFiles } from "../../src/core/files/find-files";
import { readItem } from "../../src/core/library/read-item";
import { createDetectPool } from "../../src/platform/detect/detect-pool";
import { detectProgram } from "../../src/platform/detect/detect-worker";
import { nodeFiles } from "../../src/platform/node-files";

/** What was found out about the detectors of some modules. */
interface SamplesReport {
  readonly modules: number;
  readonly detectors: number;
  /** What is wrong, as lines that terminals turn into links. */
  readonly faults: readonly string[];
}

/**
 * Runs the detectors of the modules below `folder` over the samples beside them, those whose id holds one of `words` where
 * there are any. `dist` is the folder of a build.
 */
export async function checkModules(folder: string, words: readonly string[], dist: string): Promise<SamplesReport> {
  const paths = await findFiles(nodeFiles, folder, folder, 6);
  const modules = paths
    .filter((path) => path.endsWith(".md"))
    .map((path) => ({ path, id: path.slice(folder.length + 1, -".md".length) }))
    .filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
  const pool = createDetectPool(detectProgram(dist), 1);
  let detectors = 0;
  const faults: string[] = [];
  for (const { path, id } of modules) {
    const found = await checkModule(path, id, pool);
    detectors += found.detectors;
    faults.push(...found.faults);
  }
  await pool.dispose();
  return { modules: modules.length, detectors, faults };
}

async function checkModule(path: string, id: string, runner: DetectorRunner): Promise<Omit<SamplesReport, "modules">> {
  const text = await textAt(path);
  const detectors = detectorsOfItem(readItem({ kind: "module", id, origin: "bundled", path, text }));
  const beside = samplesPath(path);
  const samples = await textAt(beside);
  const { problems } = await checkSamples(detectors, readDocument(samples, "yaml"), runner);
  const faults = [
    ...(await detectorFaults(detectors, runner)).map(({ detector, message }) => `${path}: \`${detector}\`: ${message}`),
    ...problems.map(({ message, range }) => `${beside}:${lineAt(samples, range.start)}: ${message}`),
  ];
  return { detectors: detectors.length, faults };
}

async function textAt(path: string): Promise<string> {
  const read = await nodeFiles.readText(path);
  return read.ok ? read.text : "";
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
