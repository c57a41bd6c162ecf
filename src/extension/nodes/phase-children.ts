import type { FindingView } from "../../core/pipeline/artifact-view";
import { findingStatusWords } from "../../core/report/words";
import type { ArtifactOverview, EvidenceOverview, PhaseOverview } from "../../core/pipeline/run-overview";
import type { Refusal } from "../../core/pipeline/refusal";
import type { WrittenFinding } from "../../core/pipeline/written-findings";
import type { FindingRecord } from "../../core/runs/run-state";
import { artifactWords, findingIcon, outcomeIcon, outcomeWords, ARTIFACT_ICONS } from "./mark-words";
import type { NodeScope } from "./node-scope";
import type { ShownRun } from "./phase-nodes";
import { joined, spokenOf, type NodeDocument, type TreeNode } from "./tree-node";

/** What a run has left in a phase: why it was sent back, artifacts, evidence, findings, and what keeps it from passing. */
export function phaseChildren(scope: NodeScope, shown: ShownRun, overview: PhaseOverview): readonly TreeNode[] {
  const place = { scope, shown, phase: overview.phase.id };
  return [
    ...sentBackNode(place, overview),
    ...overview.artifacts.map((artifact) => artifactNode(place, overview, artifact)),
    ...overview.evidence.filter(({ verdict }) => verdict !== undefined).map((entry) => evidenceNode(place, entry)),
    ...overview.findings.map((finding) => loggedFindingNode(place, finding)),
    ...openIn(overview.written).map((finding, index) => writtenFindingNode(place, finding, index)),
    ...overview.reasons.map((reason, index) => refusalNode(place, reason, index)),
  ];
}

interface Place {
  readonly scope: NodeScope;
  readonly shown: ShownRun;
  readonly phase: string;
}

/** What every node below a phase has. */
function below({ scope, shown, phase }: Place, name: string) {
  return { id: `${scope.open.root}#phase/${phase}/${name}`, root: scope.open.root, run: shown.run.id, phase };
}

/** A document of the run; undefined where its folder could not be looked at. */
function inRun({ shown }: Place, path: string, offset?: number): { readonly document?: NodeDocument } {
  const { seen } = shown.run;
  if (!seen.ok) return {};
  const readOnly = path === "events.ndjson" || path.startsWith("captures/");
  return { document: { path: `${seen.run.folder}/${path}`, readOnly, ...(offset === undefined ? {} : { offset }) } };
}

function sentBackNode(place: Place, { record }: PhaseOverview): readonly TreeNode[] {
  const { t } = place.scope;
  if (record.sentBack === undefined) return [];
  return [
    {
      ...below(place, "sent-back"),
      kind: "sentBack",
      label: t("Sent back"),
      description: record.sentBack,
      tooltip: [t("Why the work was sent back to this phase:"), record.sentBack],
      icon: { id: "discard", color: "problemsWarningIcon.foreground" },
      spoken: t("Sent back: {0}", record.sentBack),
    },
  ];
}

function artifactNode(place: Place, { phase }: PhaseOverview, artifact: ArtifactOverview): TreeNode {
  const { t } = place.scope;
  const { path, kind, mark, approvedBy } = artifact;
  const words = artifactWords(artifact, t);
  const isThere = mark !== "missing";
  return {
    ...below(place, path),
    kind: "artifact",
    context: `artifact.${mark}.${phase.gate}`,
    label: kind,
    description: words,
    tooltip: [path, words, approvedBy.length === 0 ? "" : t("Approved as it is now by {0}.", approvedBy.join(", "))],
    icon: ARTIFACT_ICONS[mark],
    spoken: spokenOf(t("Artifact {0}", kind), words),
    artifact: path,
    ...(isThere ? inRun(place, path) : { command: "wazir.newArtifact", artifactKind: kind }),
  };
}

function evidenceNode(place: Place, { evidence, verdict }: EvidenceOverview): TreeNode {
  const { t } = place.scope;
  const isStale = verdict?.ok === false;
  const words = isStale ? t("stale: {0}", verdict.why) : outcomeWords(evidence.outcome, t);
  const tests = evidence.tests_run === null ? undefined : t("{0} tests", evidence.tests_run);
  const { output } = evidence;
  return {
    ...below(place, `evidence/${evidence.id}`),
    kind: "evidence",
    context: isStale ? "evidence.stale" : `evidence.${evidence.outcome}`,
    label: evidence.command,
    description: joined(words, tests),
    tooltip: [evidence.id, evidence.command, words, tests ?? "", coverWords(evidence.covers, place)],
    icon: isStale ? { id: "warning", color: "problemsWarningIcon.foreground" } : outcomeIcon(evidence.outcome),
    spoken: spokenOf(t("Evidence {0}", evidence.id), evidence.command, words, tests),
    ...(typeof output === "string" ? inRun(place, output) : {}),
  };
}

function coverWords(covers: readonly string[], { scope }: Place): string {
  return covers.length === 0 ? "" : scope.t("Covers {0}.", covers.join(", "));
}

function loggedFindingNode(place: Place, { finding, resolution }: FindingRecord): TreeNode {
  const { id, severity, title, artifact, file } = finding;
  const { open } = place.scope;
  const workspaceFile = file === undefined ? {} : { document: { path: `${open.root}/${file}`, readOnly: false } };
  return {
    ...findingNode(place, { id, severity, title, status: resolution === undefined ? "open" : "resolved" }, id),
    tooltip: [title, resolution ?? "", file ?? artifact ?? ""],
    ...(artifact === undefined ? workspaceFile : inRun(place, artifact)),
  };
}

/** A review keeps what was resolved; rows of those would push the phases below out of sight. */
function openIn(written: readonly WrittenFinding[]): readonly WrittenFinding[] {
  return written.filter(({ status }) => status !== "resolved");
}

function writtenFindingNode(place: Place, finding: WrittenFinding, index: number): TreeNode {
  const { title, path, range } = finding;
  return {
    ...findingNode(place, finding, `${path}/${index}`),
    tooltip: [title, path],
    ...inRun(place, path, range.start),
  };
}

function findingNode(place: Place, { id, severity, title, status }: Omit<FindingView, "range">, name: string) {
  const { t } = place.scope;
  const isOpen = status === "open";
  const word = findingStatusWords(status, t);
  return {
    ...below(place, `finding/${name}`),
    kind: "finding",
    // Only what has an id can be told from others, to be settled by a command.
    context: !isOpen ? "finding.settled" : id === undefined ? "finding" : "finding.open",
    label: id === undefined ? title : `${id}: ${title}`,
    description: joined(severity, word),
    icon: findingIcon(severity, isOpen),
    spoken: spokenOf(id === undefined ? t("Finding") : t("Finding {0}", id), severity, title, word),
    ...(id === undefined ? {} : { finding: id }),
  } as const;
}

function refusalNode(place: Place, { code, message, path, range, settle }: Refusal, index: number): TreeNode {
  const { t } = place.scope;
  // A label has no code in it that marks could set apart.
  const label = message.replaceAll("`", "");
  return {
    ...below(place, `refusal/${index}`),
    kind: "refusal",
    context: settle.act === "none" || settle.act === "edit" ? "refusal" : "refusal.settled",
    label,
    description: code,
    tooltip: [label, code],
    icon: { id: "circle-small-filled", color: "list.warningForeground" },
    spoken: t("Keeps the phase from passing: {0}", label),
    settle: { ...settle, code },
    ...(path === undefined ? {} : inRun(place, path, range?.start)),
  };
}
