import { loadProject } from "../../src/core/library/project";
import { checkFile, documentPaths, type CheckedFile } from "../../src/core/rules/check-project";
import { loadBundled } from "../../src/platform/load-bundled";
import { nodeFiles } from "../../src/platform/node-files";
import { detectProgram } from "../../src/platform/detect/detect-worker";
import { nodeInstruments } from "../../src/platform/instruments";
import { asText, printed } from "../../src/cli/print-diagnostics";
import { outputColours } from "../../src/cli/colours";

/** What the lint of the bundled modules found. */
export interface LintResult {
  /** As lines for a terminal: every finding, a summary, the count of each code. */
  readonly text: string;
  readonly findings: number;
}

/**
 * Judges the modules that ship as a workspace's own are judged, and holds them to more: every finding counts.
 * @param root the repository
 * @param paths absolute files and folders to look at; every module where there is none
 */
export async function lintContent(root: string, paths: readonly string[]): Promise<LintResult> {
  const content = `${root}/content`;
  const project = await loadProject(nodeFiles, content, await loadBundled(`${root}/dist`));
  const all = await documentPaths(nodeFiles, project, ["expertise"]);
  const wanted = all.filter(
    (path) => paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`)),
  );
  const check = {
    now: new Date().toISOString(),
    instruments: nodeInstruments(detectProgram(`${root}/dist`), () => true),
  };
  const checked: CheckedFile[] = [];
  for (const path of wanted) {
    const file = await checkFile(nodeFiles, project, path, check);
    if (file !== undefined) checked.push(file);
  }
  const diagnostics = checked.flatMap((file) => printed(file, root));
  const text = asText({ diagnostics, checked: checked.length }, outputColours());
  const counts = countsOf(diagnostics.map(({ code }) => code));
  return { text: `${text}${counts}`, findings: diagnostics.length };
}

/** How often each code was found, the most frequent first. */
function countsOf(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b));
  return sorted.map(([code, count]) => `${String(count).padStart(5)} ${code}\n`).join("");
}
