import { expect, test } from "vitest";
import {
  artifactsBeside,
  artifactsBesideOnce,
  readRunArtifacts,
  runFolderOf,
} from "../../../src/core/runs/read-artifacts";
import { HOME, projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { clarification, manifest, spec } from "../../support/texts";

const RUN = `.wazir/runs/${RUN_ID}`;

const FILES = {
  ...runFiles(),
  [`${RUN}/artifacts/spec.md`]: spec(),
  [`${RUN}/artifacts/clarification.md`]: clarification(),
  [`${RUN}/artifacts/notes.txt`]: "no artifact",
  [`${RUN}/artifacts/old/spec.md`]: spec(),
  [`${RUN}/artifacts/broken.md`]: { failure: "unreadable" },
  [`${RUN}/artifacts/passwords.md`]: { link: "/etc/passwords.md" },
  "/etc/passwords.md": spec(),
  [`${RUN}/captures/spec.md`]: spec(),
} as const;

test("the artifacts of a run are read, sorted, with their kinds; what is no artifact or outside is left out", async () => {
  const { files, project } = await projectWith(FILES);
  const read = await readRunArtifacts(project, files, `${ROOT}/${RUN}`);
  expect(read.map(({ path, kind }) => [path.slice(`${ROOT}/${RUN}/artifacts/`.length), kind.schema])).toEqual([
    ["clarification.md", "clarification"],
    ["old/spec.md", "spec"],
    ["spec.md", "spec"],
  ]);
});

test("a text is parsed again only when it is another", async () => {
  const { files, project } = await projectWith(FILES);
  const documents = async () => (await readRunArtifacts(project, files, `${ROOT}/${RUN}`)).map((one) => one.document);
  const [clarified, , specified] = await documents();
  files.set(`${ROOT}/${RUN}/artifacts/spec.md`, spec({ title: "Other" }));
  const [sameClarified, , otherSpecified] = await documents();
  expect(sameClarified).toBe(clarified);
  expect(otherSpecified).not.toBe(specified);
  expect(otherSpecified?.text).toContain("Other");
});

test("a file belongs to the run whose folder it is in", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": manifest({ paths: "{ state_root_default: ~/.runs }" }),
  });
  const runs = `${HOME}/.runs/runs`;
  expect(runFolderOf(project, `${runs}/one/artifacts/spec.md`)).toBe(`${runs}/one`);
  expect(runFolderOf(project, `${runs}/one/run.yaml`)).toBe(`${runs}/one`);
  for (const path of [`${runs}/one`, runs, `${ROOT}/.wazir/runs/one/artifacts/spec.md`, "spec.md"]) {
    expect(runFolderOf(project, path)).toBeUndefined();
  }
});

test("a document outside of every run has no artifacts beside it", async () => {
  const { files, project } = await projectWith(FILES);
  expect(await artifactsBeside(project, files, `${ROOT}/docs/spec.md`)).toEqual([]);
  expect(await artifactsBeside(project, files, `${ROOT}/.wazir/runs/none/artifacts/spec.md`)).toEqual([]);
});

test("a sweep reads each run once, and another run after it", async () => {
  const other = ".wazir/runs/other";
  const { files, project } = await projectWith({ ...FILES, [`${other}/artifacts/spec.md`]: spec() });
  const beside = artifactsBesideOnce();
  const first = await beside(project, files, `${ROOT}/${RUN}/artifacts/spec.md`);
  const reads = files.reads.length;
  expect(await beside(project, files, `${ROOT}/${RUN}/artifacts/clarification.md`)).toBe(first);
  expect(await beside(project, files, `${ROOT}/README.md`)).toEqual([]);
  expect(files.reads).toHaveLength(reads);
  expect((await beside(project, files, `${ROOT}/${other}/artifacts/spec.md`)).map(({ path }) => path)).toEqual([
    `${ROOT}/${other}/artifacts/spec.md`,
  ]);
});
