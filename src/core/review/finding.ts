import type { ReadDocument } from "../documents/read-document";
import { childOf, entryOf, stringAt, type DataNode } from "../documents/tree";
import { isPlaceholder } from "../rules/placeholder";
import { itemsAt, textsAt } from "../rules/standing-artifacts";
import type { Severity } from "../runs/run-events";
import type { OffsetRange } from "../text/range";
import { FINDING_STATES, SEVERITIES, type FindingStatus } from "./finding-values";
import type { TextPlace } from "./text-place";

/** The file that a finding is about, and its lines. */
export interface FindingPlace {
  /** `artifact`: below the run's folder. `file`: below the workspace. */
  readonly in: "artifact" | "file";
  readonly path: string;
  readonly lines: TextPlace;
}

/** A remark about a finding. Who made it and when is empty where it does not say. */
export interface FindingReply {
  readonly text: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A finding as its review has it. */
export interface ReviewFinding {
  /** Undefined where it has none, so that nothing can be said of it elsewhere. */
  readonly id: string | undefined;
  readonly severity: Severity | undefined;
  readonly title: string;
  readonly status: FindingStatus;
  /** What would settle it; once settled, how that was done. */
  readonly resolution: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly place: FindingPlace | undefined;
  readonly replies: readonly FindingReply[];
  /** The item of the list. */
  readonly range: OffsetRange;
}

/** The findings that a review lists, but for those that its template left to be written. Never throws. */
export function findingsIn({ roots: [root] }: ReadDocument): readonly ReviewFinding[] {
  return itemsAt(root?.node, "findings")
    .map(findingOf)
    .filter(({ title }) => !isPlaceholder(title));
}

function findingOf(item: DataNode): ReviewFinding {
  return {
    id: stringAt(item, "id"),
    severity: SEVERITIES.find((severity) => severity === stringAt(item, "severity")),
    title: item.type === "scalar" ? String(item.value) : (stringAt(item, "title") ?? ""),
    status: FINDING_STATES.find((status) => status === stringAt(item, "status")) ?? "open",
    resolution: withoutPlaceholder(stringAt(item, "resolution")),
    by: stringAt(item, "by") ?? "",
    at: stringAt(item, "at") ?? "",
    place: placeOf(childOf(item, "place")) ?? referredPlace(textsAt(item, "refs")),
    replies: itemsAt(item, "replies").map(replyOf),
    range: item.range,
  };
}

function replyOf(node: DataNode): FindingReply {
  if (node.type === "scalar") return { text: String(node.value), by: "", at: "" };
  return { text: stringAt(node, "text") ?? "", by: stringAt(node, "by") ?? "", at: stringAt(node, "at") ?? "" };
}

function placeOf(node: DataNode | undefined): FindingPlace | undefined {
  const artifact = stringAt(node, "artifact");
  const path = artifact ?? stringAt(node, "file");
  const line = countAt(node, "line");
  if (path === undefined || line === undefined) return undefined;
  const words = (key: string): string => stringAt(node, key) ?? "";
  return {
    in: artifact === undefined ? "file" : "artifact",
    path,
    lines: {
      ...{ line, endLine: Math.max(line, countAt(node, "end_line") ?? line) },
      ...{ quote: words("quote"), before: words("before"), after: words("after") },
    },
  };
}

/** The first of the texts that is a path with a line, as reviewers write them: `src/replay.ts:52`. */
function referredPlace(refs: readonly string[]): FindingPlace | undefined {
  for (const ref of refs) {
    const [, path, first, last] = /^([^\s:]+\.[^\s:]+):(\d{1,9})(?:[-:](\d{1,9}))?$/.exec(ref) ?? [];
    if (path === undefined || first === undefined) continue;
    const line = Math.max(1, Number(first));
    // Behind a colon stands a column, behind a dash the last line.
    const endLine = last === undefined || !ref.endsWith(`-${last}`) ? line : Math.max(line, Number(last));
    const lines = { line, endLine, quote: "", before: "", after: "" };
    return { in: path.startsWith("artifacts/") ? "artifact" : "file", path, lines };
  }
  return undefined;
}

function countAt(node: DataNode | undefined, key: string): number | undefined {
  const value = entryOf(node, key)?.value;
  const count = value?.type === "scalar" ? value.value : undefined;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 1 ? count : undefined;
}

function withoutPlaceholder(text = ""): string {
  return isPlaceholder(text) ? "" : text;
}
