import type { Position, Range } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";

/**
 * The ranges of an answer that are none: that end before they start, that count below zero, or that reach out of the
 * document where they are about `document`.
 */
export function wrongRanges(answer: unknown, document: TextDocument): readonly string[] {
  return [...wrongIn(answer, document.uri, document)];
}

function* wrongIn(value: unknown, uri: string, document: TextDocument): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if (isRange(value)) {
    if (!isInside(value, uri === document.uri ? document : undefined)) yield `${uri} ${JSON.stringify(value)}`;
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) yield* wrongIn(item, uri, document);
    return;
  }
  const about = value as Readonly<Record<string, unknown>>;
  const own = uriOf(about) ?? uri;
  for (const [key, inner] of Object.entries(about)) {
    // What an answer keeps for a later request is nobody's business.
    if (key === "data" || key === "arguments") continue;
    const place = key === "originSelectionRange" ? uri : key.startsWith("target") ? String(about.targetUri) : own;
    yield* key === "changes" && !Array.isArray(inner) ? changesIn(inner, document) : wrongIn(inner, place, document);
  }
}

function* changesIn(changes: unknown, document: TextDocument): Generator<string> {
  for (const [uri, edits] of Object.entries(changes ?? {})) yield* wrongIn(edits, uri, document);
}

/** The document that a part of an answer is about, where it says so. */
function uriOf({ uri, textDocument }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof uri === "string") return uri;
  const inner = (textDocument ?? {}) as { uri?: unknown };
  return typeof inner.uri === "string" ? inner.uri : undefined;
}

function isRange(value: object): value is Range {
  const { start, end } = value as Partial<Range>;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

function isInside({ start, end }: Range, document: TextDocument | undefined): boolean {
  const inOrder = start.line < end.line || (start.line === end.line && start.character <= end.character);
  const counts = [start.line, start.character, end.line, end.character];
  if (!inOrder || !counts.every((count) => Number.isInteger(count) && count >= 0)) return false;
  return document === undefined || [start, end].every((position) => isPlace(position, document));
}

/** Whether a document has a position: a line's end counts, what is behind it does not. */
function isPlace(position: Position, document: TextDocument): boolean {
  const there = document.positionAt(document.offsetAt(position));
  return there.line === position.line && there.character === position.character;
}

/** The spans of the five numbers for each token of an answer, which have to lie in the document and in order. */
export function wrongTokens(answer: unknown, document: TextDocument): readonly string[] {
  const { data } = (answer ?? { data: [] }) as { data: readonly number[] };
  const wrong: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = -1, characters = -1, length = -1] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const range = { start: { line, character }, end: { line, character: character + length } };
    if (length <= 0 || !isInside(range, document)) wrong.push(`token ${at / 5} at ${JSON.stringify(range)}`);
  }
  return wrong;
}
