import { expect, test } from "vitest";
import { bundledProject } from "../../../src/core/library/project";
import { checkFile, documentPaths } from "../../../src/core/rules/check-project";
import { SWEEPS } from "../../../src/core/rules/sweeps";
import { idsOf } from "../../../src/core/rules/references";
import { bundled, projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { clarification, manifest, role } from "../../support/texts";

const RUN = `.wazir/runs/${RUN_ID}`;

const FILES = {
  "wazir.manifest.yaml": manifest({ paths: "{ roles: own, skills: own, docs: docs }" }),
  "own/tester.md": role(),
  "own/picture.png": "",
  "docs/a.md": "",
  ...runFiles(),
  [`${RUN}/artifacts/clarification.md`]: clarification(),
  [`${RUN}/captures/spec.md`]: clarification({ status: "banana" }),
};

test("the files of a sweep are those of our kinds, sorted and each once", async () => {
  const { files, project } = await projectWith(FILES);
  expect((await documentPaths(files, project, SWEEPS)).map((path) => path.slice(ROOT.length + 1))).toEqual([
    `${RUN}/artifacts/clarification.md`,
    `${RUN}/events.ndjson`,
    `${RUN}/run.yaml`,
    "own/tester.md",
    "wazir.manifest.yaml",
  ]);
  expect(await documentPaths(files, bundledProject(bundled), SWEEPS)).toEqual([]);
});

test("a capture is no document, whatever its text looks like", async () => {
  const { files, project } = await projectWith(FILES);
  expect(await checkFile(files, project, `${ROOT}/${RUN}/captures/spec.md`)).toBeUndefined();
});

test("a phase of the manifest without a workflow is no phase that can be named", async () => {
  const { project } = await projectWith({ "wazir.manifest.yaml": manifest({ phases: "[clarify, nothing]" }) });
  expect(idsOf(project, "phase")).not.toContain("nothing");
});
