import { describe, expect, test } from "vitest";
import { connect, PULLED, PUSHED, type LspClient } from "../support/lsp-client";
import { testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, runRecord, smallProject } from "./support/documents";

const RUN = ".wazir/runs/pay-1/artifacts";

/** A valid artifact of the run, with these lines of its own. */
function artifact(phase: string, role: string, ...lines: readonly string[]): string {
  const header = clarification().split("\n").slice(3, 8);
  return ["---", `phase: ${phase}`, `role: ${role}`, ...header, ...lines, "---", ""].join("\n");
}

const SPEC = artifact(
  "specify",
  "specifier",
  "requirements: [{ id: R-1, text: One payment. }]",
  "acceptance_criteria: [{ id: AC-1, text: One charge., satisfies: [R-1] }]",
  "approval: pending",
);

const PLAN = artifact(
  "plan",
  "planner",
  "sections: [One insert.]",
  "tasks: [{ id: T-1, title: Claim the key., covers: [AC-1], files: [], verify: npm test }]",
  "approval: pending",
);

const isRefresh = ({ method }: { method: string }): boolean => method === "workspace/diagnostic/refresh";

/** How often the server had the client look at a document again. */
function seenAgain(client: LspClient, uri: string): number {
  return client.received.all.filter(isRefresh).length + client.published.all.filter((one) => one.uri === uri).length;
}

async function open(client: LspClient, project: TemporaryProject, kind: string, text: string) {
  const document = client.open(text, "markdown", project.at(`${RUN}/${kind}.md`));
  expect(await document.codes()).toEqual([]);
  return document;
}

describe.each([
  ["a client that is told", "server", PUSHED],
  ["a client that asks", "server", PULLED],
  ["a client that is told, in-band", "in-band", PUSHED],
] as const)("the artifacts of one run, %s", (_name, mode, capabilities) => {
  test("are checked again while another one of them is typed", async () => {
    const project = testProject(smallProject({ [`${RUN}/spec.md`]: SPEC, [`${RUN}/implementation-plan.md`]: PLAN }));
    const client = await connect({ mode, capabilities, folders: [project.root] });
    const spec = await open(client, project, "spec", SPEC);
    const plan = await open(client, project, "implementation-plan", PLAN);
    spec.edit("{ id: AC-1", "{ id: AC-2, text: Two., satisfies: [R-1] }, { id: AC-1");
    expect(await spec.codes()).toEqual([]);
    await plan.codesUntil("the new criterion without a task", (codes) => codes.join() === "criterion-uncovered");
    spec.edit("id: AC-1", "id: AC-3");
    const both = ["criterion-uncovered", "unknown-criterion"].join();
    await plan.codesUntil("the criterion that is gone", (codes) => codes.join() === both);
    spec.change(SPEC);
    await plan.codesUntil("no fault once the spec is as it was", (codes) => codes.length === 0);
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("go back to what is on disk when an edit is given up", async () => {
    const project = testProject(smallProject({ [`${RUN}/spec.md`]: SPEC, [`${RUN}/implementation-plan.md`]: PLAN }));
    const client = await connect({ mode, capabilities, folders: [project.root] });
    const plan = await open(client, project, "implementation-plan", PLAN);
    const spec = await open(client, project, "spec", SPEC);
    spec.edit("id: AC-1", "id: AC-3");
    await plan.codesUntil("the criterion that is gone", (codes) => codes.includes("unknown-criterion"));
    spec.close();
    await plan.codesUntil("no fault once it was closed unsaved", (codes) => codes.length === 0);
    await client.close();
  });

  test("are looked at once for many keystrokes, and those of other runs not at all", async () => {
    const other = ".wazir/runs/pay-2";
    const project = testProject(
      smallProject({
        [`${RUN}/spec.md`]: SPEC,
        [`${RUN}/implementation-plan.md`]: PLAN,
        [`${other}/run.yaml`]: runRecord("pay-2"),
        [`${other}/artifacts/clarification.md`]: clarification("pay-2"),
      }),
    );
    const client = await connect({ mode, capabilities, folders: [project.root] });
    const spec = await open(client, project, "spec", SPEC);
    const plan = await open(client, project, "implementation-plan", PLAN);
    const far = client.open(clarification("pay-2"), "markdown", project.at(`${other}/artifacts/clarification.md`));
    expect(await far.codes()).toEqual([]);
    const received = client.received.all.length;
    const [plansBefore, farBefore] = [seenAgain(client, plan.uri), seenAgain(client, far.uri)];
    for (const letter of "One charge for") spec.edit("One charge.", `${letter}One charge.`);
    spec.edit("id: AC-1", "id: AC-3");
    if (capabilities === PULLED) await client.received.next(isRefresh, "The word to ask again", received);
    await plan.codesUntil("the criterion that is gone", (codes) => codes.includes("unknown-criterion"));
    await client.settled();
    expect(seenAgain(client, plan.uri) - plansBefore).toBe(1);
    // A client that asks is sent for all of its documents at once; there is no way to name one.
    if (capabilities === PUSHED) expect(seenAgain(client, far.uri) - farBefore).toBe(0);
    await client.close();
  });
});
