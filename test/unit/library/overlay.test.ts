import { describe, expect, test } from "vitest";
import type { ItemKind } from "../../../src/core/library/item";
import { loadProject } from "../../../src/core/library/project";
import { MemoryFiles } from "../../support/memory-files";
import { bundled, HOME, MANIFEST, projectWith, ROOT } from "../../support/projects";

const WITH_ROLES = `${MANIFEST}paths:\n  roles: wazir/roles\n`;
const KINDS: readonly ItemKind[] = [
  ...([
    "role",
    "workflow",
    "skill",
    "hook",
    "schema",
    "template",
    "module",
    "composition map",
    "subject list",
  ] as const),
];

test("one workspace role replaces the bundled one of its id, and nothing else", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": WITH_ROLES,
    "wazir/roles/verifier.md": "---\nid: verifier\ntitle: Our verifier\n---\n",
  });
  expect(project.library.get("role", "verifier")).toMatchObject({
    title: "Our verifier",
    summary: "",
    origin: "workspace",
    path: `${ROOT}/wazir/roles/verifier.md`,
  });
  for (const kind of KINDS) {
    expect(project.library.ids(kind)).toEqual(bundled.library.ids(kind));
    const others = project.library.all(kind).filter(({ id }) => kind !== "role" || id !== "verifier");
    for (const item of others) expect(item).toBe(bundled.library.get(kind, item.id));
  }
  expect(bundled.library.get("role", "verifier")?.origin).toBe("bundled");
});

test("what has an id of its own comes after the bundled ones", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": WITH_ROLES,
    "wazir/roles/auditor.md": "---\ntitle: Auditor\n---\n",
  });
  expect(project.library.ids("role")).toEqual([...bundled.library.ids("role"), "auditor"]);
});

test("a project that is loaded again has the items whose files say what they said", async () => {
  const { files, project } = await projectWith({
    "wazir.manifest.yaml": WITH_ROLES,
    "wazir/roles/auditor.md": "---\ntitle: Auditor\n---\n",
    "wazir/roles/clerk.md": "---\ntitle: Clerk\n---\n",
  });
  files.set(`${ROOT}/wazir/roles/clerk.md`, "---\ntitle: Head clerk\n---\n");
  const again = await loadProject(files, ROOT, bundled, HOME);
  expect(again.library.get("role", "auditor")).toBe(project.library.get("role", "auditor"));
  expect(again.library.get("role", "clerk")?.title).toBe("Head clerk");
});

interface IdCase {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly kind: ItemKind;
  readonly id: string;
}

const IDS: readonly IdCase[] = [
  { name: "front matter", path: "roles/a.md", text: "---\nid: b\n---\n", kind: "role", id: "b" },
  { name: "file name", path: "roles/a.md", text: "# A\n", kind: "role", id: "a" },
  { name: "file name where the id is empty", path: "roles/a.md", text: "---\nid: ' '\n---\n", kind: "role", id: "a" },
  { name: "file name where the id is no text", path: "roles/a.md", text: "---\nid: [b]\n---\n", kind: "role", id: "a" },
  { name: "file name where the YAML is broken", path: "roles/a.md", text: "---\n{{{\n---\n", kind: "role", id: "a" },
  { name: "file name in snake case", path: "workflows/ship-it.md", text: "", kind: "workflow", id: "ship_it" },
  { name: "front matter", path: "workflows/x.md", text: "---\nid: ship_it\n---\n", kind: "workflow", id: "ship_it" },
  { name: "folder", path: "skills/tidy/SKILL.md", text: "---\nname: n\nid: i\n---\n", kind: "skill", id: "tidy" },
  { name: "key", path: "hooks/definitions/a.yaml", text: "id: on_save\n", kind: "hook", id: "on_save" },
  { name: "file name", path: "hooks/a.yml", text: "trigger: save\n", kind: "hook", id: "a" },
  { name: "file name", path: "templates/artifacts/memo.md", text: "---\nid: x\n---\n", kind: "template", id: "memo" },
  { name: "place", path: "expertise/db/sql/joins.md", text: "", kind: "module", id: "db/sql/joins" },
  { name: "front matter", path: "expertise/db/joins.md", text: "---\nid: joins\n---\n", kind: "module", id: "joins" },
  {
    name: "place",
    path: "expertise/composition-map.yaml",
    text: "id: a\n",
    kind: "composition map",
    id: "composition-map",
  },
  { name: "place, for no prototype's name", path: "roles/__proto__.md", text: "", kind: "role", id: "__proto__" },
];

const ALL_PATHS = ["roles", "workflows", "skills", "hooks", "templates", "expertise", "schemas"];
const FULL = `${MANIFEST}paths: { ${ALL_PATHS.map((key) => `${key}: ${key}`).join(", ")} }\n`;

test.each(IDS)("$kind $id has its id by its $name", async ({ path, text, kind, id }) => {
  const { project } = await projectWith({ "wazir.manifest.yaml": FULL, [path]: text });
  const own = KINDS.flatMap((one) => project.library.all(one)).filter(({ origin }) => origin === "workspace");
  expect(own.map((item) => [item.kind, item.id])).toEqual([[kind, id]]);
});

test("items that cannot be read are left out, and the bundled ones stay", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": WITH_ROLES,
    "wazir/roles/verifier.md": { failure: "too-large" },
    "wazir/roles/executor.md": { failure: "unreadable" },
    "wazir/roles/planner.md": { link: "../../../secret/planner.md" },
    "wazir/roles/learner.md": { link: "nowhere.md" },
    "wazir/roles/designer.md/x": "a folder",
    "/projects/secret/planner.md": "---\ntitle: Secret\n---\n",
  });
  expect(project.library.all("role")).toEqual(bundled.library.all("role"));
});

test("of two files with one id the later one counts", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": WITH_ROLES,
    "wazir/roles/a.md": "---\nid: scribe\ntitle: First\n---\n",
    "wazir/roles/b.md": "---\nid: scribe\ntitle: Second\n---\n",
  });
  expect(project.library.get("role", "scribe")?.title).toBe("Second");
});

test("the text is kept of what is shown or copied as it stands", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": FULL,
    "templates/artifacts/memo.md": "---\nphase: x\n---\nMemo",
    "expertise/a.md": "Know.",
    "roles/a.md": "Role.",
  });
  const texts = [project.library.get("template", "memo"), project.library.get("module", "a")].map((item) => item?.text);
  expect(texts).toEqual(["---\nphase: x\n---\nMemo", "Know."]);
  expect(project.library.get("role", "a")).not.toHaveProperty("text");
});

describe("paths that leave the project bring nothing", () => {
  const outside = { "/projects/evil/x.md": "---\nid: evil\n---\n", "/home/ada/evil/x.md": "---\nid: evil\n---\n" };
  test.each(["../evil", "/projects/evil", "~/evil", "a/../../evil", "..\\evil", "C:/evil", "link"])(
    "%s",
    async (path) => {
      const { project, files } = await projectWith({
        "wazir.manifest.yaml": `${MANIFEST}paths: { roles: '${path}' }\n`,
        link: { link: "/projects/evil" },
        ...outside,
      });
      expect(project.library.all("role")).toEqual(bundled.library.all("role"));
      expect(files.reads.filter((read) => read.includes("evil"))).toEqual([]);
    },
  );
});

test("a folder written with back-slashes is one", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": `${MANIFEST}paths:\n  roles: wazir\\roles\n`,
    "wazir/roles/auditor.md": "",
  });
  expect(project.library.get("role", "auditor")).toBeDefined();
});

test("a project on a Windows drive is read like any other", async () => {
  const root = "C:/projects/shop";
  const files = new MemoryFiles({
    [`${root}/wazir.manifest.yaml`]: WITH_ROLES,
    [`${root}/wazir/roles/auditor.md`]: "",
    [`${root}/.wazir/runs/r-1/run.yaml`]: "title: One\n",
  });
  const project = await loadProject(files, root, bundled, HOME);
  expect(project.library.get("role", "auditor")?.path).toBe(`${root}/wazir/roles/auditor.md`);
  expect(project.stateRoot).toBe(`${root}/.wazir`);
  expect(project.runs.map(({ title }) => title)).toEqual(["One"]);
});
