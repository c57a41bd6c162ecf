import type { ArtifactView, Placed } from "../artifact-view";
import { refusal, type Refusal } from "../refusal";

/** Why an artifact cannot count as one of `phase` in the run `runId`, none where it can. */
export function unsoundness(view: ArtifactView, phase: string, runId: string): readonly Refusal[] {
  const { path } = view;
  const name = `\`${path}\``;
  const edit = ["edit", path] as const;
  if (view.place === "missing") return [refusal("gate/artifact-missing", `${name} is not there.`, edit, { path })];
  if (view.place === "outside") {
    const message = `${name} is a link that leads out of the run's folder: put the file itself there.`;
    return [refusal("gate/artifact-outside", message, edit, { path })];
  }
  if (view.place === "unreadable") {
    return [refusal("gate/artifact-unreadable", `${name} cannot be read as a document.`, edit, { path })];
  }
  if (view.isEmpty) return [refusal("gate/artifact-empty", `${name} is empty.`, edit, { path })];
  const refusals: Refusal[] = [];
  if (view.isTemplate) {
    const message = `${name} says no more than its template: write what it asks for.`;
    refusals.push(refusal("gate/artifact-is-template", message, edit, { path }));
  }
  refusals.push(...claim(view, "run_id", view.runId, runId, "gate/other-run", "belongs to the run"));
  refusals.push(...claim(view, "phase", view.phase, phase, "gate/other-phase", "belongs to the phase"));
  const problems = view.problems.map(({ code, message, range }): Refusal => {
    return { code, message, path, range, settle: { act: "edit", argument: path } };
  });
  return [...refusals, ...problems];
}

/** A key of the header that has to name where the artifact is. */
function claim(
  { path }: ArtifactView,
  key: string,
  claimed: Placed<string> | undefined,
  actual: string,
  code: `gate/${string}`,
  belongs: string,
): readonly Refusal[] {
  if (claimed?.value === actual) return [];
  const said = claimed === undefined ? `has no \`${key}\`` : `${belongs} \`${claimed.value}\``;
  const message = `\`${path}\` ${said}; here it has to be \`${actual}\`.`;
  return [refusal(code, message, ["edit", path], { path, ...(claimed === undefined ? {} : { range: claimed.range }) })];
}
