import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { loadProject, type Project } from "../../src/core/library/project";
import { publicKeyFile } from "../../src/core/runs/public-key";
import { runSeat, type RunSeat } from "../../src/extension/engine/run-seat";
import { secretKeys, SIGNING_KEY, type Secrets } from "../../src/extension/engine/secret-keys";
import { nodeFiles } from "../../src/platform/node-files";
import { signingKey } from "../../src/platform/signing-key";
import { bundled } from "../support/projects";
import { manifest, testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification } from "./support/documents";
import { asAgent, asPerson } from "./support/terminal";

/** A secret storage that keeps what it is given; `kept` shows it. */
function memorySecrets(kept = new Map<string, string>()): Secrets & { readonly kept: Map<string, string> } {
  return {
    kept,
    get: (name) => Promise.resolve(kept.get(name)),
    store: (name, value) => Promise.resolve(void kept.set(name, value)),
  };
}

interface Seated {
  readonly place: TemporaryProject;
  readonly project: Project;
  readonly seat: RunSeat;
  readonly secrets: ReturnType<typeof memorySecrets>;
}

async function seated(): Promise<Seated> {
  const place = testProject({ "wazir.manifest.yaml": `${manifest()}phases: [clarify, specify, verify]\n` });
  const secrets = memorySecrets();
  // The folder that the terminal's commands of these tests have their settings in.
  const settings = `${place.root}.settings/wazir`;
  const load = (root: string): Promise<Project> => loadProject(nodeFiles, root, bundled);
  const seat = runSeat({ load, keys: secretKeys(secrets), settings, now: () => new Date().toISOString() });
  return { place, project: await load(place.root), seat, secrets };
}

async function startedIn({ seat, project }: Seated): Promise<string> {
  const started = await seat.start(project, { title: "Off by one", intent: "docs", size: "large" });
  if (!started.ok) throw new Error(JSON.stringify(started.refusals));
  writeFileSync(started.run.artifact, clarification(started.run.id));
  return started.run.id;
}

describe("the seat of a person in the editor", { timeout: 60_000 }, () => {
  test("is a person's: it starts, submits and looks, and what it does stands in the log under their name", async () => {
    const seated_ = await seated();
    const { seat, project } = seated_;
    const id = await startedIn(seated_);
    const submitted = await seat.act(project, id, { act: "submit", artifact: "artifacts/clarification.md" });
    expect(submitted).toMatchObject({ ok: true, events: [{ event: "artifact_submitted" }] });
    const looked = await seat.look(project, id);
    if (!looked.ok) throw new Error(looked.message);
    const [record] = looked.run.state.artifacts.values();
    expect(record?.submittedBy).toEqual({ id: userInfo().username, kind: "person" });
    expect(await seat.look(project, "none")).toMatchObject({ ok: false });
    const alone = { ...project, root: undefined };
    expect(await seat.act(alone, id, { act: "pause" })).toMatchObject({ ok: false, reason: "failed" });
  });

  test("and a terminal act on one run in turn, each on what the other did", async () => {
    const seated_ = await seated();
    const { seat, project, place } = seated_;
    const id = await startedIn(seated_);
    expect(await asAgent(place, ["run", "submit", "clarification"])).toMatchObject({ code: 0 });
    expect(await seat.act(project, id, { act: "pause" })).toMatchObject({ ok: true });
    expect((await asAgent(place, ["run", "resume"])).text).toContain("gate/human-only");
    expect(await seat.act(project, id, { act: "resume" })).toMatchObject({ ok: true });
    expect(await asAgent(place, ["run", "next"])).toMatchObject({ code: 0 });
  });
});

describe("the key in the editor's secret storage", { timeout: 60_000 }, () => {
  test("is made at the first approval, and no file holds it", async () => {
    const seated_ = await seated();
    const { seat, project, place, secrets } = seated_;
    const id = await startedIn(seated_);
    await approvable(seated_, id);
    expect(secrets.kept.size).toBe(0);
    expect(await approve(seat, project, id)).toMatchObject({ ok: true, events: [{ event: "artifact_approved" }] });
    expect(secrets.kept.get(SIGNING_KEY)).toContain("PRIVATE KEY");
    expect(readdirSync(`${place.root}.settings/wazir`)).toEqual(["known-keys"]);
    expect(readdirSync(place.at(".wazir/keys"))).toHaveLength(1);
    expect(await asAgent(place, ["run", "next"])).toMatchObject({ code: 0 });
  });

  test("is one key for two windows that make it at the same time", async () => {
    const secrets = memorySecrets();
    const both = await Promise.all([signingKey(secretKeys(secrets)), signingKey(secretKeys(secrets))]);
    const again = await signingKey(secretKeys(secrets));
    expect(new Set([...both, again].map((each) => each.ok && each.key.fingerprint)).size).toBe(1);
  });

  test("is refused with a sentence where the storage fails", async () => {
    const broken: Secrets = { get: () => Promise.reject(new Error("locked")), store: () => Promise.resolve() };
    expect(await signingKey(secretKeys(broken))).toEqual({
      ok: false,
      message: "The editor's secret storage cannot be used: locked",
    });
  });

  test("of a person whom the machine knows from a terminal opens nothing until they trust it", async () => {
    const seated_ = await seated();
    const { seat, project, place } = seated_;
    const id = await startedIn(seated_);
    await approvable(seated_, id);
    expect(await asPerson(place, ["run", "approve", "spec", "--yes"])).toMatchObject({ code: 0 });
    writeFileSync(place.at(`.wazir/runs/${id}/artifacts/spec.md`), `${spec(id)}\nOne more word.\n`);
    expect(await asAgent(place, ["run", "submit", "spec"])).toMatchObject({ code: 0 });
    expect(await approve(seat, project, id)).toMatchObject({ ok: false, refusals: [{ code: "gate/key-replaced" }] });
    expect(await seat.trustOwnKey()).toBeUndefined();
    expect(await approve(seat, project, id)).toMatchObject({ ok: true });
    expect(readFileSync(`${place.root}.settings/wazir/known-keys`, "utf8").trim().split("\n")).toHaveLength(2);
    expect(await asAgent(place, ["run", "next"])).toMatchObject({ code: 0 });
  });

  test("and the terminal's are both theirs where nobody met them before, and a third only once they trust it", async () => {
    const seated_ = await seated();
    const { seat, project, place } = seated_;
    const id = await startedIn(seated_);
    await approvable(seated_, id);
    expect(await asPerson(place, ["run", "approve", "spec", "--yes"])).toMatchObject({ code: 0 });
    expect(await seat.trustOwnKey()).toBeUndefined();
    expect(await approve(seat, project, id)).toMatchObject({ ok: true });
    const colleague = on(place, "colleague");
    expect(await verdicts(colleague, project, id)).toEqual([true, true]);
    expect(linesOf(place, "colleague")).toHaveLength(2);

    const third = on(place, "third");
    expect(await approve(third, project, id)).toMatchObject({ ok: false, refusals: [{ code: "gate/key-replaced" }] });
    expect(await third.trustOwnKey()).toBeUndefined();
    expect(await approve(third, project, id)).toMatchObject({ ok: true });
    expect(await verdicts(colleague, project, id)).toEqual([true, true, "is signed with another key"]);
    expect(linesOf(place, "colleague")).toHaveLength(2);
    // Without a memory nothing is to be held against it.
    expect(await verdicts(on(place, "ci"), project, id)).toEqual([true, true, true]);
  });

  test("is not made one of several by who lists another beside it before their first approval", async () => {
    const seated_ = await seated();
    const { seat, project, place } = seated_;
    const id = await startedIn(seated_);
    await approvable(seated_, id);
    const planted = await signingKey(secretKeys(memorySecrets()));
    if (!planted.ok) throw new Error(planted.message);
    const { publicKey, fingerprint } = planted.key;
    mkdirSync(place.at(".wazir/keys"), { recursive: true });
    writeFileSync(place.at(`.wazir/keys/${fingerprint}.pub`), publicKeyFile({ publicKey, actor: userInfo().username }));
    expect(await approve(seat, project, id)).toMatchObject({ ok: true });
    const known = readFileSync(`${place.root}.settings/wazir/known-keys`, "utf8");
    expect(known.trim().split("\n")).toHaveLength(1);
    expect(known).not.toContain(fingerprint);
  });

  test("is known, and the terminal's is trusted by the person there, never by an agent", async () => {
    const seated_ = await seated();
    const { seat, project, place } = seated_;
    const id = await startedIn(seated_);
    await approvable(seated_, id);
    expect(await approve(seat, project, id)).toMatchObject({ ok: true });
    const again = ["run", "approve", "spec", "--yes"];
    const refused = await asPerson(place, again);
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining("wazir run trust-key") as string });
    expect(await asAgent(place, ["run", "trust-key", "--yes"])).toMatchObject({ code: 1 });
    expect(await asPerson(place, ["run", "trust-key"], "n\n")).toMatchObject({ code: 1 });
    expect(await asPerson(place, again)).toMatchObject({ code: 1 });
    expect(await asPerson(place, ["run", "trust-key"], "y\n")).toMatchObject({ code: 0 });
    expect((await asPerson(place, ["run", "trust-key"])).text).toContain("already");
    expect(await asPerson(place, again)).toMatchObject({ code: 0 });
  });
});

/** The same person's seat in an editor on another machine, where nobody is known yet. */
function on(place: TemporaryProject, machine: string): RunSeat {
  const load = (root: string): Promise<Project> => loadProject(nodeFiles, root, bundled);
  const settings = `${place.root}.${machine}/wazir`;
  return runSeat({ load, keys: secretKeys(memorySecrets()), settings, now: () => new Date().toISOString() });
}

function linesOf(place: TemporaryProject, machine: string): readonly string[] {
  return readFileSync(`${place.root}.${machine}/wazir/known-keys`, "utf8").trim().split("\n");
}

/** What a machine says of each approval, in the log's order: that it holds, or the beginning of why not. */
async function verdicts(seat: RunSeat, project: Project, id: string): Promise<readonly (true | string)[]> {
  const looked = await seat.look(project, id);
  if (!looked.ok) throw new Error(looked.message);
  return [...looked.run.view.approvals.values()].map((verdict) => verdict.ok || verdict.why.slice(0, 26));
}

/** Brings a run to its spec, submitted by an agent. */
async function approvable({ place }: Seated, id: string): Promise<void> {
  expect(await asAgent(place, ["run", "submit", "clarification"])).toMatchObject({ code: 0 });
  expect(await asAgent(place, ["run", "next"])).toMatchObject({ code: 0 });
  writeFileSync(place.at(`.wazir/runs/${id}/artifacts/spec.md`), spec(id));
  const submitted = await asAgent(place, ["run", "submit", "spec"]);
  expect(submitted.text).toContain("Submitted");
}

async function approve(seat: RunSeat, project: Project, id: string) {
  const artifact = "artifacts/spec.md";
  const looked = await seat.look(await loadProject(nodeFiles, project.root ?? "", bundled), id);
  const view = looked.ok ? looked.run.view.artifacts.find(({ path }) => path === artifact) : undefined;
  return seat.act(project, id, { act: "approve", artifact, sha256: view?.sha256 ?? "" });
}

function spec(run: string): string {
  return `---
phase: specify
role: specifier
run_id: ${run}
created_at: 2026-11-23T10:00:00Z
sources: [the brief]
status: draft
loop_number: 0
requirements:
  - id: R-1
    text: Rows are counted from one.
acceptance_criteria:
  - id: AC-1
    text: The first row is row one.
    satisfies: [R-1]
non_goals: [Columns.]
assumptions: []
approval: The person who asked for it.
---

# Spec

The count begins at one.
`;
}
