import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { manifestValues, slug, stateRootOf, type ManifestValues } from "../../../src/core/library/manifest";
import { bundledProject, loadProject } from "../../../src/core/library/project";
import { anyCharacters, runs } from "../../support/arbitraries";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";
import { bundled, HOME, projectWith, ROOT } from "../../support/projects";

const TEN_LINES = `# The pipeline of this project.
manifest_version: 2

project:
  name: shop
  display_name: Shop

# Relative to this file.
paths:
  state_root_default: .wazir
`;

test("a manifest of ten lines is enough: the rest is the bundled one's", async () => {
  const { project } = await projectWith({ "wazir.manifest.yaml": TEN_LINES });
  expect(project.hasManifest).toBe(true);
  expect(project.manifest).toEqual({ ...bundled.manifest, name: "shop", paths: { state_root_default: ".wazir" } });
  expect(project.folders.size).toBe(0);
  expect(project.library.all("role")).toEqual(bundled.library.all("role"));
});

const UNREADABLE: readonly (readonly [name: string, entry: MemoryEntry, hasManifest: boolean])[] = [
  ["empty", "", true],
  ["only comments", "# nothing\n", true],
  ["a list", "- one\n- two\n", true],
  ["a text", "hello\n", true],
  ["null", "null\n", true],
  ["broken", "project: {{{\n", true],
  ["not text", "\0\0\0", true],
  ["of wrong types", "project: 3\nphases: clarify\nroles: {}\npaths: [a]\n", true],
  ["a folder", { folder: true }, false],
  ["too large", { failure: "too-large" }, false],
  ["unreadable", { failure: "unreadable" }, false],
  ["a loop of links", { link: "wazir.manifest.yaml" }, false],
];

test.each(UNREADABLE)("a manifest that is %s gives the bundled pipeline", async (_name, entry, hasManifest) => {
  const { project } = await projectWith({ "wazir.manifest.yaml": entry });
  expect(project.hasManifest).toBe(hasManifest);
  expect(project.manifest).toEqual({ ...bundled.manifest, paths: {} });
  expect(project.stateRoot).toBe(`${ROOT}/.wazir`);
});

test("so does a manifest that is missing", async () => {
  const project = await loadProject(new MemoryFiles(), ROOT, bundled, HOME);
  expect(project.hasManifest).toBe(false);
  expect(project.manifest).toEqual({ ...bundled.manifest, paths: {} });
  expect([project.runs, [...project.schemaFaults]]).toEqual([[], []]);
});

test("documents that stand alone have what is bundled, and no folder", () => {
  const project = bundledProject(bundled);
  expect(project).toMatchObject({ root: undefined, stateRoot: undefined, hasManifest: false, runs: [] });
  expect(project.library).toBe(bundled.library);
});

test("what can be read of a half-typed manifest is read", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": "project:\n  name: shop\nphases: [clarify, plan]\npaths:\n  roles: team\nhosts: [\n",
  });
  expect(project.manifest).toMatchObject({ name: "shop", phases: ["clarify", "plan"] });
  expect([...project.folders]).toEqual([["roles", `${ROOT}/team`]]);
});

test.each([
  [{ phases: [] }, "phases", []],
  [{ phases: ["a", 1, null, "b", ["c"]] }, "phases", ["a", "b"]],
  [{ phases: "a" }, "phases", ["x"]],
  [{ required_hooks: ["h"] }, "requiredHooks", ["h"]],
  [{ hosts: ["claude"] }, "hosts", ["claude"]],
  [{ prohibited_terms: ["daemon", 1] }, "prohibitedTerms", ["daemon"]],
  [{ project: { name: "" } }, "name", ""],
  [{ project: { name: 7 } }, "name", "fallback"],
  [{ paths: { roles: "a", hooks: 3, skills: null } }, "paths", { roles: "a" }],
  [
    { rules: { "wazir/unknown-run": "off", "wazir/syntax": 1, other: "loud" } },
    "rules",
    { "wazir/unknown-run": "off" },
  ],
  [{ rules: "off" }, "rules", {}],
] as const)("of %j the %s are %j", (value, key, expected) => {
  const fallback: ManifestValues = {
    ...{ name: "fallback", phases: ["x"], workflows: [], roles: [], requiredHooks: [], hosts: [], prohibitedTerms: [] },
    lanes: {},
    paths: { roles: "never" },
    rules: { "wazir/syntax": "off" },
  };
  expect(manifestValues(value, fallback)[key]).toEqual(expected);
});

describe("the state root", () => {
  const rootFor = (written: string | undefined, home: string | undefined, name = "Shop & Co"): string => {
    const paths = written === undefined ? {} : { state_root_default: written };
    return stateRootOf(ROOT, { ...bundled.manifest, name, paths }, home);
  };
  test.each([
    [undefined, HOME, `${ROOT}/.wazir`],
    [".wazir", HOME, `${ROOT}/.wazir`],
    ["./state/", HOME, `${ROOT}/state`],
    [".", HOME, ROOT],
    ["../shared", HOME, "/projects/shared"],
    ["/var/wazir/", HOME, "/var/wazir"],
    ["/var/{project_slug}/{project_slug}", HOME, "/var/shop-co/shop-co"],
    ["~/.wazir/projects/{project_slug}", HOME, `${HOME}/.wazir/projects/shop-co`],
    ["~\\.wazir", HOME, `${HOME}/.wazir`],
    ["~", HOME, HOME],
    ["~/.wazir", undefined, `${ROOT}/.wazir`],
    ["~", undefined, `${ROOT}/.wazir`],
    ["~/.wazir", "C:/Users/ada", "C:/Users/ada/.wazir"],
    ["D:\\state", HOME, "D:/state"],
    ["state\\runs", HOME, `${ROOT}/state/runs`],
    ["~x", HOME, `${ROOT}/~x`],
  ])("written %j with the home %j is %s", (written, home, expected) => {
    expect(rootFor(written, home)).toBe(expected);
  });

  test("has a slug also where the project's name gives none", () => {
    expect(rootFor("{project_slug}", HOME, "***")).toBe(`${ROOT}/wazir-project`);
  });

  test("outside of the project is where runs are read from", async () => {
    const { project } = await projectWith({
      "wazir.manifest.yaml": "project:\n  name: shop\npaths:\n  state_root_default: ~/.wazir/{project_slug}\n",
      [`${HOME}/.wazir/shop/runs/r-1/run.yaml`]: "title: At home\n",
      ".wazir/runs/r-2/run.yaml": "title: Here\n",
    });
    expect(project.runs.map(({ title }) => title)).toEqual(["At home"]);
  });
});

describe("a slug", () => {
  test.each([
    ["Checkout service", "checkout-service"],
    ["  --A__b..c--  ", "a-b-c"],
    ["Zahlungen für Größe", "zahlungen-fur-gro-e"],
    ["İstanbul", "istanbul"],
    ["№ 5 ½", "no-5-1-2"],
    ["ＦＵＬＬ", "full"],
    ["../../etc/passwd", "etc-passwd"],
    ["платежи", "none"],
    ["😀", "none"],
    ["", "none"],
  ])("of %j is %j", (text, expected) => {
    expect(slug(text, "none")).toBe(expected);
  });

  test("is words of letters and digits, whatever the text", () => {
    fc.assert(
      fc.property(anyCharacters(30), (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug(text, "none"))),
      runs(300),
    );
  });
});
