import { resolve } from "node:path";
import { reportHtml } from "../../core/report/report-html";
import { tokenCounter } from "../../platform/count-tokens";
import { fromNative } from "../../platform/native-path";
import { nodeWriter } from "../../platform/node-writer";
import { reportStyle } from "../../platform/report-style";
import { reportOn } from "../../platform/run-report";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { inRun, type RunOptions } from "./session";

/** What `wazir run report` is given beside the run. */
export interface ReportOptions extends RunOptions {
  /** Where the file goes; what stands there is replaced. */
  readonly out?: string;
}

/** `wazir run report`: a run as one HTML file for whoever reads its pull request, the same bytes as the editor's. */
export async function report({ out, ...options }: ReportOptions): Promise<Answer> {
  return inRun(options, async ({ project, cwd }, run) => {
    const made = await reportOn(project, run, await tokenCounter());
    const html = reportHtml(made, await reportStyle(__dirname));
    const about = { ok: true, run: run.runId };
    if (out === undefined) return { code: EXIT.ok, text: html.trimEnd(), json: { ...about, html } };
    const path = fromNative(resolve(cwd, out));
    const written = await nodeWriter.writeAtomic(path, html);
    if (!written.ok) {
      return { code: EXIT.findings, text: written.message, json: { ok: false, error: written.message } };
    }
    return { code: EXIT.ok, text: `Wrote ${path}.`, json: { ...about, path } };
  });
}
