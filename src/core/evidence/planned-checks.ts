import type { ReadDocument } from "../documents/read-document";
import { childOf, entryOf, stringAt, type DataNode } from "../documents/tree";
import type { OffsetRange } from "../text/range";
import type { JudgedBy } from "./evidence-record";

/** One command to run, with what it decides. */
export interface PlannedCheck {
  /** As it is written. */
  readonly command: string;
  readonly judgedBy: JudgedBy;
  /** Ids of criteria. */
  readonly covers: readonly string[];
  /** Paths below the workspace. */
  readonly files: readonly string[];
}

/**
 * The commands that documents name, each once, in the order they stand: `verify` of a plan's tasks and of a spec's
 * criteria, and the `commands` of a proof but those marked `manual`. A command that stands several times covers what
 * it covers anywhere, and is judged by its exit code only if all of its places say so. A proof's `changed_files` are
 * covered by every command. Where none of them names any, as in a quick run, the `commands` of execution notes are
 * taken: they cover the files of their task.
 */
export function plannedChecks(documents: readonly ReadDocument[]): readonly PlannedCheck[] {
  const changed = documents.flatMap((document) => textsAt(rootOf(document), "changed_files"));
  const checks = new Map<string, PlannedCheck>();
  for (const { check } of writtenChecks(documents)) {
    const known = checks.get(check.command);
    checks.set(check.command, {
      command: check.command,
      judgedBy: known?.judgedBy === "tests" ? "tests" : check.judgedBy,
      covers: united(known?.covers, check.covers),
      files: united(known?.files, check.files),
    });
  }
  return [...checks.values()].map((check) => ({ ...check, files: united(check.files, changed) }));
}

/** A command in one of the places where it is named. */
export interface WrittenCheck {
  readonly check: PlannedCheck;
  readonly document: ReadDocument;
  /** The command's text. */
  readonly range: OffsetRange;
}

/** Every place that names a command which `plannedChecks` plans, in the order they stand. */
export function writtenChecks(documents: readonly ReadDocument[]): readonly WrittenCheck[] {
  const planned = documents.flatMap((document) => placed(document, checksIn(rootOf(document))));
  if (planned.length > 0) return planned;
  return documents.flatMap((document) => placed(document, checksInNotes(rootOf(document))));
}

type FoundCheck = Omit<WrittenCheck, "document">;

function placed(document: ReadDocument, checks: readonly FoundCheck[]): readonly WrittenCheck[] {
  return checks.map((check) => ({ ...check, document }));
}

function rootOf({ roots: [root] }: ReadDocument): DataNode | undefined {
  return root?.node;
}

/** The commands that a document promises to have run: `verify` of its tasks and criteria. */
export function promisedChecks(root: DataNode | undefined): readonly PlannedCheck[] {
  return promisedIn(root).map(({ check }) => check);
}

function promisedIn(root: DataNode | undefined): readonly FoundCheck[] {
  return [
    ...itemsAt(root, "tasks").flatMap((task) => checkOf(task, "verify", textsAt(task, "covers"))),
    ...itemsAt(root, "acceptance_criteria").flatMap((criterion) => {
      const id = stringAt(criterion, "id");
      return checkOf(criterion, "verify", id === undefined ? [] : [id]);
    }),
  ];
}

function checksIn(root: DataNode | undefined): readonly FoundCheck[] {
  return [
    ...promisedIn(root),
    ...itemsAt(root, "commands").flatMap((entry) =>
      isManual(entry) ? [] : checkOf(entry, "command", textsAt(entry, "covers")),
    ),
  ];
}

function checksInNotes(root: DataNode | undefined): readonly FoundCheck[] {
  return itemsAt(root, "work").flatMap((task) =>
    itemsAt(task, "commands")
      .flatMap((entry) => checkOf(entry, "command", []))
      .map(({ check, range }) => ({ range, check: { ...check, files: textsAt(task, "files") } })),
  );
}

/** Whether an entry of a proof is a person's act in words, and no command. */
function isManual(entry: DataNode): boolean {
  const manual = entryOf(entry, "manual")?.value;
  return manual?.type === "scalar" && manual.value === true;
}

function checkOf(node: DataNode, key: string, covers: readonly string[]): readonly FoundCheck[] {
  const command = stringAt(node, key)?.trim() ?? "";
  // What a template leaves to be written is no command yet.
  if (command === "" || /^<.*>$/.test(command)) return [];
  const judgedBy = stringAt(node, "judged_by") === "exit_code" ? "exit_code" : "tests";
  const range = entryOf(node, key)?.value?.range ?? node.range;
  return [{ range, check: { command, judgedBy, covers, files: textsAt(node, "files") } }];
}

function itemsAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  const list = childOf(node, key);
  return list?.type === "list" ? list.items : [];
}

function textsAt(node: DataNode | undefined, key: string): readonly string[] {
  return itemsAt(node, key).flatMap((item) =>
    item.type === "scalar" && typeof item.value === "string" ? [item.value] : [],
  );
}

function united(some: readonly string[] = [], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])];
}
