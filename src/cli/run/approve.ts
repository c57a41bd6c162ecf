import { isAgentsWord } from "../../core/pipeline/gates/exit-code";
import { pipelineOf } from "../../core/pipeline/pipeline";
import { transition } from "../../core/pipeline/transition";
import { keyFile } from "../../platform/key-file";
import type { SeenRun } from "../../platform/look-at-run";
import { nodeFiles } from "../../platform/node-files";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { actIn, artifactPath } from "./act";
import { refused } from "./refusals";
import { saidYes } from "./said-yes";
import { inRun, type RunOptions, type Session } from "./session";

/** What `wazir run approve` is given beside the artifact. */
export interface ApproveOptions extends RunOptions {
  /** Signs without asking again. */
  readonly yes?: boolean;
}

/** `wazir run approve`: a person's signature under an artifact as it is now, after it was shown. */
export async function approve(options: ApproveOptions, written: string): Promise<Answer> {
  return inRun(options, async (session, run) => {
    const artifact = artifactPath(run, written);
    const sha256 = run.view.artifacts.find(({ path }) => path === artifact)?.sha256 ?? "";
    const request = { act: "approve", actor: session.actor, artifact, sha256, key: "-", signature: "-" } as const;
    const judged = transition(pipelineOf(session.project), run.state, request, run.view);
    if (!judged.ok) return refused(session, { folder: run.folder, named: options.run }, judged.refusals);
    if (options.yes !== true && !(await confirmed(session, run, artifact, sha256))) {
      const message = `Nothing was signed: \`${artifact}\` is not approved.`;
      return { code: EXIT.findings, text: message, json: { ok: false, error: message } };
    }
    // The engine compares this digest with the file once more, under the run's lock.
    return actIn(session, run, options, { act: "approve", artifact, sha256, keys: keyFile(session.settings) });
  });
}

/** Shows what would be signed, and asks. */
async function confirmed({ actor }: Session, run: SeenRun, artifact: string, sha256: string): Promise<boolean> {
  const read = await nodeFiles.readText(`${run.folder}/${artifact}`);
  const text = read.ok ? read.text : "";
  const lines = [
    ...[harmless(text), "", `Run       ${run.runId}`, `Artifact  ${artifact}`, `SHA-256   ${sha256}`],
    ...run.state.evidence.filter(isAgentsWord).map(({ evidence: { id, command } }) => {
      return `Evidence  ${id} passed by its exit code alone: ${harmless(command)}`;
    }),
    "",
    `\`${actor.id}\` signs that the text above is approved as it stands.`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return saidYes("Approve it? [y/N] ");
}

/** A text without what would make a terminal show something else than what is signed. */
function harmless(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(/[^\P{C}\n\t]/gu, "\uFFFD");
}
