import fc from "fast-check";

/** A plain value as JSON has them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

const OTHERS: readonly Plain[] = [
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "x",
  "draft",
  "2026-11-23",
  "R-1",
  [],
  ["a", "a"],
  {},
  { id: 1 },
];

/** The paths of every part of a value, the whole of it first. */
function places(value: Plain, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: readonly (readonly [string | number, Plain])[] = Array.isArray(value)
    ? (value as readonly Plain[]).map((item, index) => [index, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([step, child]) => places(child, [...path, step]))];
}

/** A copy of a value with `change` made to the part at a path; a part that becomes `undefined` is left out. */
function changed(
  value: Plain,
  path: readonly (string | number)[],
  change: (part: Plain) => Plain | undefined,
): Plain | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    const items = (value as readonly Plain[]).flatMap((item, index) => {
      const result = index === step ? changed(item, rest, change) : item;
      return result === undefined ? [] : [result];
    });
    return items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, Plain>>).flatMap(
    ([key, entry]): [string, Plain][] => {
      const result = key === step ? changed(entry, rest, change) : entry;
      return result === undefined ? [] : [[key, result]];
    },
  );
  return Object.fromEntries(entries);
}

/** A value with one to three faults put into it: a part left out, replaced, doubled, or with a key too many. */
export function mutated(original: Plain): fc.Arbitrary<Plain> {
  const all = places(original);
  const mutation = fc.tuple(fc.constantFrom(...all), fc.nat(3), fc.constantFrom(...OTHERS));
  return fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) =>
    mutations.reduce<Plain>((value, [path, how, other]) => {
      const change = (part: Plain): Plain | undefined => {
        if (how === 0) return undefined;
        if (how === 1) return other;
        if (how === 2 && Array.isArray(part)) return [...(part as readonly Plain[]), ...(part as readonly Plain[])];
        return isMapping(part) ? { ...part, extra_key: other } : other;
      };
      return changed(value, path, change) ?? value;
    }, original),
  );
}

function isMapping(value: Plain): value is Readonly<Record<string, Plain>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
