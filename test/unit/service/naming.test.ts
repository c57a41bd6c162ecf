import { describe, expect, test } from "vitest";
import { toCr, toCrlf } from "../../support/document-cases";
import { namedFrom, namingProject, renamedFrom, replaced, shownPlace, type Named } from "../../support/naming";
import { NAMING_CASES } from "./naming-cases";

const FLAVOURS: readonly (readonly [string, (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", toCrlf],
  ["CR", toCr],
  ["BOM", (text) => `\uFEFF${text}`],
];

const sorted = (places: readonly string[]): readonly string[] => [...places].sort();

describe.each(FLAVOURS)("%s", (_flavour, change) => {
  test.each(NAMING_CASES)("$name: every place leads to every other", async (one) => {
    const project = await namingProject(one, change);
    expect(project.places.length).toBeGreaterThan(1);
    const places = (fits: (place: Named) => boolean) => sorted(project.places.filter(fits).map(shownPlace));
    for (const from of project.places) {
      const named = await namedFrom(project, from);
      const here = (place: Named) => place.path === from.path;
      expect(sorted(named.definitions)).toEqual(places(({ isDefinition }) => isDefinition));
      expect(new Set(named.origins)).toEqual(new Set([project.texts.get(from.path)?.text.slice(from.start, from.end)]));
      expect(sorted(named.all)).toEqual(places(() => true));
      expect(sorted(named.references)).toEqual(places(({ isDefinition }) => !isDefinition));
      expect(sorted(named.highlights)).toEqual(
        sorted(project.places.filter(here).map((place) => `${shownPlace(place)} ${place.shade}`)),
      );
    }
  });

  test.each(NAMING_CASES.filter(({ renamed }) => renamed !== undefined))(
    "$name: renamed from every place, everything else stays",
    async (one) => {
      const project = await namingProject(one, change);
      for (const from of project.places) {
        const result = await renamedFrom(project, from, one.renamed ?? "");
        expect(result).toEqual({ files: replaced(project, one.renamed ?? ""), moves: one.moves });
      }
    },
  );
});
