/** The supported locale that fits a visitor's wishes best: exact, then same language and script, then the default. */
export function pickLocale(wishes: readonly string[], supported: readonly string[], fallback: string): string {
  const known = supported.map((tag) => new Intl.Locale(tag));
  for (const wish of wishes) {
    let wanted: Intl.Locale;
    try {
      wanted = new Intl.Locale(wish.slice(0, 35)).maximize(); // zh-TW is zh-Hant-TW, sr is sr-Cyrl-RS
    } catch {
      continue; // not a language tag: input of a stranger
    }
    const same = known.filter((l) => l.maximize().language === wanted.language && l.maximize().script === wanted.script);
    const best = same.find((l) => l.maximize().region === wanted.region) ?? same.find((l) => l.region === undefined) ?? same[0];
    if (best) return best.toString();
  }
  return fallback;
}

/** Language tags of an Accept-Language header, best first; at most ten are read. */
export function wishesOf(header: string): string[] {
  return header
    .slice(0, 500)
    .split(",", 10)
    .map((part, place) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const q = Number(rest.map((r) => r.trim()).find((r) => /^q=/i.test(r))?.slice(2) ?? 1);
      return { tag: tag.trim(), q: Number.isFinite(q) ? q : 0, place };
    })
    .filter(({ tag, q }) => tag !== "" && tag !== "*" && q > 0)
    .sort((a, b) => b.q - a.q || a.place - b.place)
    .map(({ tag }) => tag);
}
