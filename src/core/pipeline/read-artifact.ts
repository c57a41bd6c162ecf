import { readDocument, type ReadDocument } from "../documents/read-document";
import { entryOf, stringAt, valueOf, type DataNode } from "../documents/tree";
import { promisedChecks } from "../evidence/planned-checks";
import { FINDING_STATES, SEVERITIES } from "../review/finding-values";
import type { Outcome } from "../runs/run-events";
import type {
  ArtifactView,
  CommandView,
  CriterionView,
  DefinedId,
  FindingView,
  Placed,
  QuestionView,
  TaskView,
} from "./artifact-view";

/** What an artifact's own text says, whatever its kind: the parts that it has. */
export type ArtifactContent = Omit<ArtifactView, "path" | "kind" | "place" | "sha256" | "problems">;

/** Keys that every artifact has and its author need not change. */
const HEADER: ReadonlySet<string> = new Set([
  ...["artifact_type", "title", "phase", "role", "run_id", "created_at", "sources", "status", "loop_number"],
  "approval",
]);

const OUTCOMES: readonly Outcome[] = ["pass", "fail", "blocked", "not_verified"];

/** Reads what the engine asks of an artifact. Never throws: what has another form than it should is left out. */
export function readArtifact(document: ReadDocument, template: string | undefined): ArtifactContent {
  const root = document.roots[0]?.node;
  return {
    isEmpty: document.text.trim() === "" || (bodyOf(document) === "" && ownFields(root) === "{}"),
    isTemplate: template !== undefined && saysNoMore(document, readDocument(template, "markdown")),
    phase: placedText(root, "phase"),
    runId: placedText(root, "run_id"),
    status: placedText(root, "status"),
    verdict: placedText(root, "verdict"),
    questions: items(root, "questions").map(questionOf),
    requirements: items(root, "requirements").map(definedId),
    criteria: items(root, "acceptance_criteria").map(criterionOf),
    tasks: items(root, "tasks").map(taskOf),
    commands: items(root, "commands").map(commandOf),
    promised: promisedChecks(root).map(({ command, judgedBy }) => ({ command, judgedBy })),
    findings: items(root, "findings").map(findingOf),
  };
}

/** Whether a document has its template's words, whatever its header says. */
function saysNoMore(document: ReadDocument, template: ReadDocument): boolean {
  const [own, given] = [document, template].map((each) => [bodyOf(each), ownFields(each.roots[0]?.node)]);
  return own?.[0] === given?.[0] && own?.[1] === given?.[1];
}

/** The body with every run of blanks as one, so that moving words about says nothing new. */
function bodyOf({ text, body }: ReadDocument): string {
  return body === undefined ? "" : text.slice(body.start, body.end).replace(/\s+/g, " ").trim();
}

/** The data beside the header, as a text to compare. */
function ownFields(root: DataNode | undefined): string {
  if (root?.type !== "map") return "{}";
  const entries = root.entries.filter(({ key }) => !HEADER.has(key));
  const sorted = entries.map(({ key, value }) => [key, valueOf(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.length === 0 ? "{}" : JSON.stringify(sorted);
}

function questionOf(node: DataNode): QuestionView {
  const answer = stringAt(node, "answer")?.trim() ?? "";
  return { ...definedId(node), blocking: scalarAt(node, "blocking") === true, answered: answer !== "" };
}

function criterionOf(node: DataNode): CriterionView {
  return { ...definedId(node), satisfies: texts(node, "satisfies") };
}

function taskOf(node: DataNode): TaskView {
  return { ...definedId(node), covers: texts(node, "covers"), dependsOn: texts(node, "depends_on") };
}

function commandOf(node: DataNode): CommandView {
  const entry = entryOf(node, "command");
  return {
    command: stringAt(node, "command")?.trim() ?? "",
    exitCode: numberAt(node, "exit_code"),
    testsRun: numberAt(node, "tests_run"),
    outcome: OUTCOMES.find((outcome) => outcome === scalarAt(node, "outcome")),
    covers: texts(node, "covers"),
    range: entry?.value?.range ?? node.range,
  };
}

function findingOf(node: DataNode): FindingView {
  const isText = node.type === "scalar";
  return {
    ...definedId(node),
    severity: SEVERITIES.find((severity) => severity === scalarAt(node, "severity")),
    title: isText ? String(node.value) : (stringAt(node, "title") ?? ""),
    status: FINDING_STATES.find((status) => status === scalarAt(node, "status")) ?? "open",
  };
}

/** The id of a list's item, at its own place; of an item without one the place is the item's. */
function definedId(node: DataNode): DefinedId {
  const id = placedText(node, "id");
  return id === undefined ? { id: undefined, range: node.range } : { id: id.value, range: id.range };
}

function items(root: DataNode | undefined, key: string): readonly DataNode[] {
  const value = entryOf(root, key)?.value;
  return value?.type === "list" ? value.items : [];
}

function texts(node: DataNode, key: string): readonly Placed<string>[] {
  return items(node, key).flatMap((item) =>
    item.type === "scalar" && typeof item.value === "string" ? [{ value: item.value, range: item.range }] : [],
  );
}

function placedText(node: DataNode | undefined, key: string): Placed<string> | undefined {
  const value = entryOf(node, key)?.value;
  if (value?.type !== "scalar" || typeof value.value !== "string") return undefined;
  return { value: value.value, range: value.range };
}

function scalarAt(node: DataNode, key: string): unknown {
  const value = entryOf(node, key)?.value;
  return value?.type === "scalar" ? value.value : undefined;
}

function numberAt(node: DataNode, key: string): number | undefined {
  const value = scalarAt(node, key);
  return typeof value === "number" ? value : undefined;
}
