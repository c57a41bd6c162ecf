import { artifactCoverage, type ArtifactCoverage, type CoverageGap } from "../../core/pipeline/artifact-coverage";
import { pipelineOf } from "../../core/pipeline/pipeline";
import type { ArtifactOverview, PhaseOverview } from "../../core/pipeline/run-overview";
import { relativeTo } from "../../core/files/path";
import { conditionWords } from "../../core/report/words";
import type { OpenProject } from "../engine/open-project";
import { artifactWords, ARTIFACT_ICONS } from "../nodes/mark-words";
import { joined, type Translate } from "../nodes/tree-node";

/** One lens at the top of an artifact: its words, and the command of ours behind it. */
export interface ArtifactLens {
  readonly title: string;
  readonly tooltip: string;
  readonly command: string;
  readonly argument: { readonly root: string; readonly run: string; readonly artifact: string };
}

/**
 * How an artifact of a run under way stands, what a person can do about it there, and what of it is uncovered: from the
 * same overview as the trees, signatures checked. `isUnsaved` is for a document that reads otherwise than its file.
 */
export function artifactLenses(
  projects: readonly OpenProject[],
  path: string,
  isUnsaved: boolean,
  t: Translate,
): readonly ArtifactLens[] {
  for (const { root, project, run } of projects) {
    if (run?.seen.ok !== true || run.overview === undefined) continue;
    const { overview } = run;
    const { folder, state, view } = run.seen.run;
    const artifact = relativeTo(folder, path);
    const found = overview.phases.flatMap((phase) => {
      const [own] = phase.artifacts.filter((each) => each.path === artifact);
      return own === undefined || own.mark === "missing" ? [] : [{ phase, own }];
    })[0];
    if (artifact === undefined || found === undefined) continue;
    const coverage = artifactCoverage({ pipeline: pipelineOf(project), state, view, overview }, artifact);
    return [
      stateLens(found.phase, found.own, isUnsaved, t),
      ...actLenses(found.phase, found.own, t),
      ...(coverage === undefined ? [] : [coverageLens(coverage, t)]),
    ].map((lens) => ({ ...lens, argument: { root, run: run.id, artifact } }));
  }
  return [];
}

type Lens = Omit<ArtifactLens, "argument">;

function stateLens(phase: PhaseOverview, artifact: ArtifactOverview, isUnsaved: boolean, t: Translate): Lens {
  const words = artifactWords(artifact, t);
  const place = `${phase.phase.title}: ${conditionWords(phase.mark, t)}`;
  return {
    title: `$(${ARTIFACT_ICONS[artifact.mark].id}) ${plain(joined(words, isUnsaved ? t("as saved") : undefined, place))}`,
    tooltip: t("Show what keeps its phase from passing, or the phase in the tree"),
    command: "wazir.showState",
  };
}

/** `$(` in a title or a name would be read as an icon. */
function plain(words: string): string {
  return words.replaceAll("$(", "$ (");
}

function actLenses(
  { phase, mark: phaseMark }: PhaseOverview,
  { mark }: ArtifactOverview,
  t: Translate,
): readonly Lens[] {
  if (phaseMark === "pending" || phaseMark === "skipped") return [];
  const submit: Lens = { title: t("Submit"), tooltip: t("Hand it in as it is now"), command: "wazir.submit" };
  const approve = (title: string): Lens => {
    return { title, tooltip: t("Read it beside what changed, then sign it"), command: "wazir.approve" };
  };
  switch (mark) {
    case "draft":
      return [submit];
    case "submitted":
      return phase.gate === "none" ? [] : [approve(t("Approve…"))];
    case "stale":
      return phase.gate === "none" ? [submit] : [approve(t("Approve Again…")), compareLens(t)];
    case "approved":
    case "missing":
      return [];
  }
}

function compareLens(t: Translate): Lens {
  return {
    title: t("Compare with Approved"),
    tooltip: t("Show what changed since it was approved last"),
    command: "wazir.compareWithApproved",
  };
}

function coverageLens(coverage: ArtifactCoverage, t: Translate): Lens {
  return {
    title: `$(checklist) ${coverageWords(coverage, t)}`,
    tooltip: t("Show what is uncovered"),
    command: "wazir.showCoverage",
  };
}

/** How many of what an artifact is about lack something. */
function coverageWords({ requirements, criteria, gaps }: ArtifactCoverage, t: Translate): string {
  const count = (lacks: CoverageGap["lacks"]): number => gaps.filter((gap) => gap.lacks === lacks).length;
  const [criterion, task, evidence] = [count("criterion"), count("task"), count("evidence")];
  if (gaps.length === 0) return criteria === 0 ? t("nothing to cover") : t("{0} criteria, nothing uncovered", criteria);
  return joined(
    criterion === 0 ? undefined : t("{0} of {1} requirements without a criterion", criterion, requirements),
    task === 0 ? undefined : t("{0} of {1} criteria without a task", task, criteria),
    evidence === 0 ? undefined : t("{0} of {1} criteria without evidence", evidence, criteria),
  );
}
