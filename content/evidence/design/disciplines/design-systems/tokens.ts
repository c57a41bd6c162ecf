export type Token = { $value: unknown; $type?: string };
export type Tokens = { [name: string]: Token | Tokens };

/** All tokens by dotted name with their values, aliases such as `{blue.600}` followed. Says what is wrong instead of throwing. */
export function resolveTokens(tree: Tokens): { values: Map<string, unknown>; faults: string[] } {
  const raw = new Map<string, unknown>(), values = new Map<string, unknown>(), faults: string[] = [];
  const aliasOf = (value: unknown) => (typeof value === "string" ? /^\{(.+)\}$/.exec(value)?.[1] : undefined);
  const collect = (node: Tokens, path: string[]): void => {
    for (const [name, child] of Object.entries(node)) {
      if (name.startsWith("$")) continue;
      if ("$value" in child) raw.set([...path, name].join("."), child.$value); // colours and sizes are objects
      else collect(child as Tokens, [...path, name]);
    }
  };
  collect(tree, []);
  for (const name of raw.keys()) {
    const seen = new Set([name]);
    let value = raw.get(name);
    for (let next = aliasOf(value); next !== undefined; next = aliasOf(value)) {
      if (seen.has(next)) { faults.push(`${name}: goes round in a circle`); value = undefined; break; }
      seen.add(next);
      value = raw.get(next);
      if (!raw.has(next)) faults.push(`${name}: ${next} does not exist`);
    }
    if (value !== undefined) values.set(name, value);
  }
  return { values, faults };
}

/** Contrast of two colours such as #1a2b3c, by WCAG: 1 to 21. */
export function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((i) => {
      const c = parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [x, y] = [light(a), light(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
