import { expect, test } from "vitest";
import { itemAt } from "../../../src/core/library/item-sources";
import { MANIFEST, projectWith, ROOT } from "../../support/projects";

const KEYS = ["roles", "workflows", "skills", "hooks", "schemas", "templates", "expertise"];
const FOLDERS = new Map(KEYS.map((key) => [key, `${ROOT}/${key}`]));

/** A file's place below the project, and the item that it is: `kind id`; nothing where it is none. */
const PLACES: readonly (readonly [place: string, item: string | undefined])[] = [
  ["roles/auditor.md", "role auditor"],
  ["roles/README.md", undefined],
  ["roles/Readme.MD", undefined],
  ["roles/readme-writer.md", "role readme-writer"],
  ["roles/sub/auditor.md", undefined],
  ["roles/auditor.yaml", undefined],
  ["roles/.md", undefined],
  ["roles", undefined],
  ["workflows/plan-review.md", "workflow plan_review"],
  ["workflows/README.md", undefined],
  ["skills/tidy/SKILL.md", "skill tidy"],
  ["skills/tidy/skill.md", undefined],
  ["skills/tidy/notes.md", undefined],
  ["skills/SKILL.md", undefined],
  ["skills/a/b/SKILL.md", undefined],
  ["hooks/definitions/on_save.yaml", "hook on_save"],
  ["hooks/on_save.yml", "hook on_save"],
  ["hooks/scripts/on_save.yaml", undefined],
  ["hooks/on_save.md", undefined],
  ["schemas/memo.schema.json", "schema memo"],
  ["schemas/memo.json", undefined],
  ["schemas/old/memo.schema.json", undefined],
  ["templates/artifacts/spec.md", "template spec"],
  ["templates/artifacts/README.md", undefined],
  ["templates/artifacts/api-readme.md", "template api-readme"],
  ["templates/artifacts/old/spec.md", undefined],
  ["templates/spec.md", undefined],
  ["expertise/db.md", "module db"],
  ["expertise/a/b/c/d.md", "module a/b/c/d"],
  ["expertise/a/README.md", undefined],
  ["expertise/a/index.md", undefined],
  ["expertise/PROGRESS.md", undefined],
  ["expertise/a/db-index.md", "module a/db-index"],
  ["expertise/composition-map.yaml", "composition map composition-map"],
  ["expertise/a/composition-map.yaml", undefined],
  ["expertise/concerns.yaml", "subject list concerns"],
  ["expertise/stacks.yaml", "subject list stacks"],
  ["expertise/a/stacks.yaml", undefined],
  ["elsewhere/auditor.md", undefined],
  ["roles2/auditor.md", undefined],
];

test.each(PLACES)("%s is %s", (place, item) => {
  const found = itemAt(FOLDERS, `${ROOT}/${place}`);
  expect(found === undefined ? undefined : `${found.kind} ${found.id}`).toBe(item);
});

test("what a place says of a file is what is loaded from it", async () => {
  const paths = KEYS.map((key) => `  ${key}: ${key}\n`).join("");
  const files = PLACES.filter(([place]) => place.includes(".")).map(([place]) => [
    place,
    place.endsWith("json") ? "{}" : "",
  ]);
  const { project } = await projectWith({
    ...(Object.fromEntries(files) as Record<string, string>),
    "wazir.manifest.yaml": `${MANIFEST}paths:\n${paths}`,
  });
  for (const [place, item] of PLACES) {
    const [kind, id] = (item ?? " ").split(/ (?=\S*$)/) as ["role", string];
    if (item !== undefined) expect(project.library.get(kind, id)?.origin, place).toBe("workspace");
  }
  const own = (
    ["role", "workflow", "skill", "hook", "schema", "template", "module", "composition map", "subject list"] as const
  ).flatMap((kind) => project.library.all(kind).filter(({ origin }) => origin === "workspace"));
  const ids = new Set(PLACES.flatMap(([, item]) => item ?? []));
  expect(new Set(own.map(({ kind, id }) => `${kind} ${id}`))).toEqual(ids);
});

test("a project without folders of its own has no items by place", () => {
  expect(itemAt(new Map(), `${ROOT}/roles/auditor.md`)).toBeUndefined();
});
