import { formatOfPath, readDocument, type ReadDocument } from "../documents/read-document";
import { valueOf } from "../documents/tree";
import type { ItemKind, LibraryItem } from "./item";
import { isRecord } from "../documents/record";

/** An item's file, read. */
export interface ItemFile {
  readonly kind: ItemKind;
  /** The id by the file's place; it holds where the document names none. */
  readonly id: string;
  readonly origin: LibraryItem["origin"];
  readonly path: string;
  readonly text: string;
}

/** The item that a file describes. A broken file still gives an item, with what can be read of it. */
export function readItem(file: ItemFile): LibraryItem {
  return itemOfDocument(readDocument(file.text, formatOfPath(file.path) ?? "yaml"), file);
}

/** The item that a document describes which was read already. */
export function itemOfDocument(document: ReadDocument, file: ItemFile): LibraryItem {
  const value = valueOf(document.roots[0]?.node);
  const fields = isRecord(value) ? value : {};
  const fault = document.problems[0]?.message ?? (isRecord(value) ? undefined : "A schema is an object.");
  const keepsText = file.kind === "template" || file.kind === "module";
  return {
    kind: file.kind,
    id: idOf(file, fields),
    title: text(fields.title) ?? text(fields.name) ?? file.id,
    summary: text(fields.summary) ?? text(fields.description) ?? "",
    origin: file.origin,
    path: file.path,
    fields,
    ...(keepsText ? { text: file.text } : {}),
    ...(file.kind === "schema" && fault !== undefined ? { fault } : {}),
  };
}

/** What may name itself with `id`; everything else is named by its place. */
const SELF_NAMED: readonly ItemKind[] = ["role", "workflow", "hook", "module"];

function idOf(file: ItemFile, fields: Readonly<Record<string, unknown>>): string {
  return SELF_NAMED.includes(file.kind) ? (text(fields.id) ?? file.id) : file.id;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
