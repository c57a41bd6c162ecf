/** Request: what would fix every document of the workspace, without doing it. Progress is on `workDoneToken`. */
export const FIX_WORKSPACE = "wazir/fixWorkspace";

export interface FixWorkspaceParams {
  readonly workDoneToken?: string | number;
}

/** A place in a text, lines and UTF-16 characters counted from 0. */
export interface FixPosition {
  readonly line: number;
  readonly character: number;
}

/** One replacement in a file. */
export interface FixEdit {
  readonly range: { readonly start: FixPosition; readonly end: FixPosition };
  readonly newText: string;
}

/** The fixes of one file. */
export interface FixedFile {
  readonly uri: string;
  readonly edits: readonly FixEdit[];
  /** What they do, a line each: "`wazir/unknown-role`: Replace with `reviewer`". */
  readonly settled: readonly string[];
}

/** What can be fixed without asking, file by file. */
export interface FixWorkspaceResult {
  readonly files: readonly FixedFile[];
  readonly checked: number;
  readonly cancelled: boolean;
}

/** Whether an answer is one: what arrives from another process is not trusted to have a shape. */
export function isFixWorkspaceResult(value: unknown): value is FixWorkspaceResult {
  if (!isRecord(value)) return false;
  const { files, checked, cancelled } = value;
  return (
    Array.isArray(files) && files.every(isFixedFile) && typeof checked === "number" && typeof cancelled === "boolean"
  );
}

function isFixedFile(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { uri, edits, settled } = value;
  const isText = (line: unknown): boolean => typeof line === "string";
  return isText(uri) && Array.isArray(edits) && edits.every(isEdit) && Array.isArray(settled) && settled.every(isText);
}

function isEdit(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.range)) return false;
  return typeof value.newText === "string" && isPosition(value.range.start) && isPosition(value.range.end);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && typeof value.line === "number" && typeof value.character === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
