import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import { currentRun } from "../../../src/core/runs/run-record";
import { artifactChoices, currentArtifact } from "../../../src/extension/engine/artifact-choices";
import { createArtifact } from "../../../src/extension/engine/create-artifact";
import { initialManifest } from "../../../src/core/library/initial-manifest";
import { initialize } from "../../../src/core/library/initialize";
import { watchedPlaces } from "../../../src/extension/engine/watched-places";
import { memoryDisk, type MemoryDisk } from "./support/memory-disk";
import type { MemoryEntry } from "../../support/memory-files";
import { MANIFEST, openSample, runFiles } from "./support/sample";

const NOW = "2026-11-23T12:00:00.000Z";
const RUN = "/shop/.wazir/runs/one";

function projectDisk(more: Readonly<Record<string, MemoryEntry>> = {}): MemoryDisk {
  return memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...more });
}

/** The files of `runFiles` in another place, with links where they were. */
function linkedAway(from: string, to: string): Readonly<Record<string, MemoryEntry>> {
  const moved = Object.entries(runFiles("/shop", "one")).map(([path, text]) => [path.replace(from, to), text] as const);
  return { ...Object.fromEntries(moved), [from]: { link: to } };
}

async function openOne(disk: MemoryDisk, folder = "/shop") {
  const [open] = await openSample(disk, folder);
  return open!;
}

describe("the projects of a window", () => {
  it("are the folders themselves, or what has a manifest one level below", async () => {
    const disk = memoryDisk({
      "/mono/a/wazir.manifest.yaml": MANIFEST,
      "/mono/b/wazir.manifest.yaml": MANIFEST,
      "/mono/node_modules/wazir.manifest.yaml": MANIFEST,
      "/mono/c/readme.txt": "",
    });
    const projects = await openSample(disk, "/mono");
    expect(projects.map(({ root, name }) => [root, name])).toEqual([
      ["/mono/a", "mono/a"],
      ["/mono/b", "mono/b"],
    ]);
  });

  it("are found above the folder, as the language server finds them, and each once", async () => {
    const disk = projectDisk({ "/shop/src/index.ts": "" });
    const projects = await openSample(disk, "/shop", "/shop/src");
    expect(projects.map((project) => project.root)).toEqual(["/shop"]);
  });

  it("know the run under way in a person's words", async () => {
    const open = await openOne(projectDisk(runFiles("/shop", "one")));
    expect(open.run).toMatchObject({ id: "one", title: "Idempotency keys", phase: "Specify" });
    expect((await openOne(projectDisk())).run).toBeUndefined();
  });

  it("are watched where they are read from, and no wider", async () => {
    const disk = projectDisk({ "/shop/wazir.manifest.yaml": `${MANIFEST}paths: { roles: team/roles }\n` });
    expect(watchedPlaces(await openOne(disk))).toEqual([
      { folder: "/shop", glob: "wazir.manifest.yaml" },
      { folder: "/shop", glob: "team/roles/**" },
      { folder: "/shop", glob: ".wazir/runs/*" },
      { folder: "/shop", glob: ".wazir/runs/*/{run.yaml,events.ndjson}" },
      { folder: "/shop", glob: ".wazir/runs/*/artifacts/*" },
    ]);
  });

  it("are watched outside of their folder where the manifest puts the runs there", async () => {
    const disk = projectDisk({
      "/shop/wazir.manifest.yaml": `${MANIFEST}paths: { state_root_default: /state/shop }\n`,
    });
    expect(watchedPlaces(await openOne(disk))).toContainEqual({ folder: "/state/shop/runs", glob: "*/artifacts/*" });
  });
});

describe("the manifest of a new project", () => {
  it.each(["Checkout Service", "123", "null", "日本語", 'with "quotes" & : #', "true"])(
    "is ten lines for %j",
    (name) => {
      const text = initialManifest(name);
      const document = readDocument(text, "yaml");
      expect(text.trimEnd().split("\n")).toHaveLength(10);
      expect(document.problems).toEqual([]);
      const value = valueOf(document.roots[0]?.node) as { project: { name: unknown; display_name: unknown } };
      expect(value.project.display_name).toBe(name);
      expect(typeof value.project.name).toBe("string");
    },
  );

  it("is written once, and captures are kept out of git", async () => {
    const disk = memoryDisk();
    const folder = { path: "/shop", name: "shop" };
    expect(await initialize(disk.writer, folder)).toMatchObject({ state: "written" });
    expect(disk.written).toEqual(["/shop/wazir.manifest.yaml", "/shop/.wazir/.gitignore"]);
    disk.put("/shop/wazir.manifest.yaml", "mine");
    expect(await initialize(disk.writer, folder)).toMatchObject({ state: "already there" });
    expect(await disk.textOf("/shop/wazir.manifest.yaml")).toBe("mine");
  });
});

describe("the artifacts of a run", () => {
  it("are offered with the current phase's first, and those that are there named", async () => {
    const disk = projectDisk(runFiles("/shop", "one"));
    const { project } = await openOne(disk);
    const choices = await artifactChoices(disk.files, project, currentRun(project.runs)!);
    expect(choices.map(({ kind, ofCurrentPhase, existing }) => [kind, ofCurrentPhase, existing])).toEqual([
      ["spec", true, undefined],
      ["clarification", false, `${RUN}/artifacts/clarification.md`],
      ["review", false, undefined],
    ]);
    expect(choices[0]).toMatchObject({ title: "spec title", phase: "specify", role: "specifier" });
  });

  it("are written from their template and never written over", async () => {
    const disk = projectDisk(runFiles("/shop", "one"));
    const { project } = await openOne(disk);
    const run = currentRun(project.runs)!;
    const path = `${RUN}/artifacts/spec.md`;
    expect(await createArtifact(disk, project, run, "spec", NOW)).toEqual({ ok: true, path, existed: false });
    expect(await disk.textOf(path)).toBe(
      `---\nphase: specify\nrole: specifier\nrun_id: one\ncreated_at: ${NOW}\nstatus: draft\n---\n`,
    );
    disk.put(path, "mine");
    expect(await createArtifact(disk, project, run, "spec", NOW)).toEqual({ ok: true, path, existed: true });
    expect(await disk.textOf(path)).toBe("mine");
    expect(await createArtifact(disk, project, run, "poem", NOW)).toMatchObject({ ok: false });
  });

  it("are not written through a link that leaves the state root", async () => {
    const disk = projectDisk(linkedAway(`${RUN}/artifacts`, "/elsewhere"));
    const { project } = await openOne(disk);
    expect(await createArtifact(disk, project, currentRun(project.runs)!, "spec", NOW)).toMatchObject({ ok: false });
  });

  it("have a current one: there, to be begun, or none without a run", async () => {
    const none = projectDisk();
    expect(await currentArtifact(none.files, (await openOne(none)).project)).toEqual({ state: "no run" });
    const disk = projectDisk(runFiles("/shop", "one"));
    const missing = { state: "missing", kind: "spec", phase: "Specify" };
    expect(await currentArtifact(disk.files, (await openOne(disk)).project)).toEqual(missing);
    disk.put(`${RUN}/artifacts/the-spec.md`, "---\nphase: specify\nrole: specifier\n---\n");
    const there = { state: "there", path: `${RUN}/artifacts/the-spec.md` };
    expect(await currentArtifact(disk.files, (await openOne(disk)).project)).toEqual(there);
  });
});
