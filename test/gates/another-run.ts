import { clarification } from "../protocol/support/documents";
import { notes, review } from "../protocol/support/run-documents";
import type { Scene } from "./scene";

/** A second quick run of a project, done honestly up to its review, which is not approved. It is the current run then. */
export async function anotherRun(scene: Scene): Promise<Scene> {
  const { text } = await scene.agent("run", "start", "Another one", "--intent", "bugfix", "--json");
  const other = scene.other((JSON.parse(text) as { readonly run: string }).run);
  const work = { clarification, "execution-notes": notes } as const;
  for (const [kind, write] of Object.entries(work)) {
    other.write(`artifacts/${kind}.md`, write(other.run));
    await other.agent("run", "submit", kind);
    await other.agent("run", "next");
  }
  await other.agent("verify");
  await other.agent("run", "next");
  other.write("artifacts/review.md", review(other.run));
  await other.agent("run", "submit", "review");
  return other;
}
