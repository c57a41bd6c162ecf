import { expect, test } from "vitest";
import { recordOf } from "../../../src/core/library/item";
import { subjectsOf } from "../../../src/core/library/subjects";
import { bundled, MANIFEST, projectWith } from "../../support/projects";

const WITH_EXPERTISE = `${MANIFEST}paths:\n  expertise: expertise\n`;

async function libraryWith(files: Readonly<Record<string, string>>) {
  const { project } = await projectWith({ "wazir.manifest.yaml": WITH_EXPERTISE, ...files });
  return project.library;
}

test("a project's composition map comes before the bundled one and adds to it", async () => {
  const library = await libraryWith({
    "expertise/composition-map.yaml":
      "hide: [a/b]\nalways: { executor: [ours/first], scribe: [ours/words] }\nauto: { all-stacks: { all-roles: [ours/any] } }\nconcerns: { ours: { executor: [ours/first] } }\n",
  });
  const under = bundled.library.get("composition map", "composition-map")?.fields ?? {};
  const over = library.get("composition map", "composition-map")?.fields ?? {};
  const bundledOf = (layer: string, role: string) => (recordOf(under[layer])[role] ?? []) as readonly string[];
  expect(recordOf(over.always).executor).toEqual(["ours/first", ...bundledOf("always", "executor")]);
  expect(recordOf(over.always).scribe).toEqual(["ours/words"]);
  expect(recordOf(over.always).reviewer).toEqual(bundledOf("always", "reviewer"));
  expect(over.hide).toEqual(["a/b"]);
  expect(subjectsOf(library, "concerns").map(({ id }) => id)).toContain("ours");
});

test("a project's list of concerns adds to the bundled one, and its word on an id holds", async () => {
  const library = await libraryWith({
    "expertise/concerns.yaml": "ledgers:\n  about: Books that balance.\nrtl:\n  about: Ours.\n",
  });
  const before = subjectsOf(bundled.library, "concerns");
  const after = subjectsOf(library, "concerns");
  expect(after).toHaveLength(before.length + 1);
  expect(after.find(({ id }) => id === "ledgers")).toEqual({
    id: "ledgers",
    about: "Books that balance.",
    synonyms: [],
  });
  expect(after.find(({ id }) => id === "rtl")?.about).toBe("Ours.");
});

test("the stacks and concerns of the composition map's first version are there, each with a sentence and synonyms", () => {
  const stacks = subjectsOf(bundled.library, "stacks");
  expect(stacks.map(({ id }) => id)).toEqual([
    ...["flutter", "react-native", "node", "react", "vue", "angular", "native-android", "native-ios", "python", "go"],
    ...["rust", "java", "postgres", "mongodb", "electron", "next", "fastapi", "gcp", "aws", "solidity", "embedded"],
  ]);
  const concerns = subjectsOf(bundled.library, "concerns");
  expect(concerns.length).toBeGreaterThanOrEqual(76);
  for (const { id, about, synonyms } of [...stacks, ...concerns]) {
    expect(about, id).toMatch(/^[A-Z].*\.$/);
    expect(synonyms.length, id).toBeGreaterThan(0);
  }
});
