import { loadProject } from "../../src/core/library/project";
import { checkFile, documentPaths, type CheckedFile } from "../../src/core/rules/check-project";
import { loadBundled } from "../../src/platform/load-bundled";
import { nodeFiles } from "../../src/platform/node-files";
import { nodeInstruments } from "../../src/platform/instruments";
import { asText, printed } from "../../src/cli/print-diagnostics";
import { outputColours } from "../../src/cli/colours";
import { counted } from "../../src/core/text/counted";
import { checkModules } from "../detect/module-samples";

/** What the lint of the bundled modules found. */
export interface LintResult {
  /** As lines for a terminal: every finding, the count of each code, what the detectors did, a summary. */
  readonly text: string;
  readonly findings: number;
}

/**
 * Judges the modules that ship as a workspace's own are judged, and holds them to more: every finding counts, and their
 * detectors are run over the samples beside them.
 * @param root the repository
 * @param paths absolute files and folders to look at; every module where there is none
 */
export async function lintContent(root: string, paths: readonly string[]): Promise<LintResult> {
  const content = `${root}/content`;
  const project = await loadProject(nodeFiles, content, await loadBundled(`${root}/dist`));
  const expertise = `${content}/expertise`;
  const all = await documentPaths(nodeFiles, project, ["expertise"]);
  const wanted = all.filter(
    (path) => paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`)),
  );
  const check = { now: new Date().toISOString(), instruments: nodeInstruments(`${root}/dist/grammars`) };
  const checked: CheckedFile[] = [];
  for (const path of wanted) {
    const file = await checkFile(nodeFiles, project, path, check);
    if (file !== undefined) checked.push(file);
  }
  const diagnostics = checked.flatMap((file) => printed(file, root));
  const ids = wanted.filter((path) => path.endsWith(".md")).map((path) => path.slice(expertise.length + 1, -3));
  const { faults, detectors } = await checkDetectors(expertise, paths.length === 0 ? [] : ids, `${root}/dist`);
  const text = asText({ diagnostics, checked: checked.length }, outputColours());
  const counts = countsOf(diagnostics.map(({ code }) => code));
  const samples = `${counted(detectors, "detector")} run over samples: ${counted(faults.length, "fault")}.\n`;
  const lines = faults.map((fault) => `${fault}\n`).join("");
  return { text: `${text}${counts}${lines}${samples}`, findings: diagnostics.length + faults.length };
}

/** Runs over samples before a fault is believed: on a busy machine a pattern may take too long that does not by itself. */
const RUNS = 4;

/** What is wrong with detectors each time they are run over their samples. */
async function checkDetectors(folder: string, ids: readonly string[], dist: string): ReturnType<typeof checkModules> {
  let result = await checkModules(folder, ids, dist);
  for (let run = 1; run < RUNS && result.faults.length > 0; run++) {
    const again = new Set((await checkModules(folder, ids, dist)).faults);
    result = { ...result, faults: result.faults.filter((fault) => again.has(fault)) };
  }
  return result;
}

/** How often each code was found, the most frequent first. */
function countsOf(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b));
  return sorted.map(([code, count]) => `${String(count).padStart(5)} ${code}\n`).join("");
}
