import type { OffsetRange } from "../text/range";
import { listField, type Library } from "./item";
import { subjectsOf, type Subject } from "./subjects";

/** Words of a prose that lead to expertise: another name of modules, or a concern. */
export interface NamedInProse {
  readonly range: OffsetRange;
  /** The ids of the modules that go by this name. */
  readonly modules: readonly string[];
  readonly concern: Subject | undefined;
}

interface Meaning {
  readonly modules: readonly string[];
  readonly concern: Subject | undefined;
}

/** A name shorter than this says too little by itself. */
const SHORTEST = 3;

const meanings = new WeakMap<Library, ReadonlyMap<string, Meaning>>();

/**
 * The longest name of modules or of a concern that covers an offset of a line: aliases and synonyms, whole words, in any
 * case. Undefined where there is none.
 */
export function namedInProse(library: Library, line: string, offset: number): NamedInProse | undefined {
  const text = line.toLowerCase();
  let found: NamedInProse | undefined;
  for (const [name, meaning] of meaningsIn(library)) {
    const range = placeOf(text, name, offset);
    if (range !== undefined && name.length > (found === undefined ? 0 : found.range.end - found.range.start)) {
      found = { range, ...meaning };
    }
  }
  return found;
}

/** Where a name stands as whole words over an offset. */
function placeOf(text: string, name: string, offset: number): OffsetRange | undefined {
  for (let at = text.indexOf(name); at >= 0 && at <= offset; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (offset <= end && !isWordAt(text, at - 1) && !isWordAt(text, end)) return { start: at, end };
  }
  return undefined;
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}_]/u.test(text.charAt(at));
}

function meaningsIn(library: Library): ReadonlyMap<string, Meaning> {
  const known = meanings.get(library);
  if (known !== undefined) return known;
  const found = new Map<string, Meaning>();
  const add = (name: string, change: (meaning: Meaning) => Meaning): void => {
    const key = name.toLowerCase().trim();
    if (key.length < SHORTEST) return;
    found.set(key, change(found.get(key) ?? { modules: [], concern: undefined }));
  };
  for (const module of library.all("module")) {
    for (const name of new Set([module.title, ...listField(module, "aliases")])) {
      add(name, ({ modules, concern }) => ({ modules: [...modules, module.id], concern }));
    }
  }
  for (const concern of subjectsOf(library, "concerns")) {
    for (const name of [concern.id, ...concern.synonyms]) add(name, ({ modules }) => ({ modules, concern }));
  }
  meanings.set(library, found);
  return found;
}
