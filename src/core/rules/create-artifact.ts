import { stringAt } from "../documents/tree";
import { basename } from "../files/path";
import { artifactPhase } from "../library/document-kind";
import { phaseOf } from "../pipeline/phases";
import { newArtifact } from "../runs/new-artifact";
import { runFolderOf } from "../runs/read-artifacts";
import type { Fix } from "./fix";
import type { Finding, RuleContext } from "./rule";

/**
 * Makes the artifact of the run that a source names and that is not written yet, from its template. It is dated as the
 * document that rests on it, which cannot be older.
 */
export async function createArtifactFixes({ data }: Finding, context: RuleContext): Promise<readonly Fix[]> {
  const { project, document, files } = context;
  const written = typeof data?.path === "string" ? data.path.replace(/^(\.\/)?(artifacts\/)?/, "") : "";
  const kind = /^[^/]+\.md$/.test(written) ? basename(written, ".md") : "";
  const phase = phaseOf(project, artifactPhase(project, kind) ?? "");
  const template = project.library.get("template", kind)?.text;
  const folder = runFolderOf(project, context.path);
  const createdAt = stringAt(document.roots[0]?.node, "created_at");
  if (phase === undefined || template === undefined || folder === undefined || createdAt === undefined) return [];
  const path = `${folder}/artifacts/${written}`;
  if ((await files.kindOf(path)) !== "missing") return [];
  const header = { phase: phase.id, role: phase.role, runId: basename(folder), createdAt };
  const create = { kind: "create", path, text: newArtifact(template, header) } as const;
  return [{ title: `Create \`${written}\` from its template`, preferred: false, files: [create] }];
}
