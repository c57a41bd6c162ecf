import { readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { manifest, testProject } from "../support/temporary-project";
import { clarification } from "./support/documents";
import { notes, PASSING, proof } from "./support/run-documents";
import { asAgent, asPerson, jsonFor } from "./support/terminal";

const OBSERVE = ["run", "observe", "Open the page", "--saw", "A two.", "--outcome", "pass", "--covers", "AC-1"];

test(
  "what a person saw is recorded with the files it is about, and told in the proof",
  { timeout: 120_000 },
  async () => {
    const project = testProject({
      "wazir.manifest.yaml": manifest(),
      "sum.test.mjs": PASSING,
      "page.html": "<p>2</p>",
    });
    const start = ["run", "start", "Off by one", "--intent", "bugfix"];
    const { run } = await jsonFor<{ run: string }>(project, start);
    const at = (kind: string): string => project.at(`.wazir/runs/${run}/artifacts/${kind}.md`);
    writeFileSync(at("clarification"), clarification(run));
    await asAgent(project, ["run", "submit", "clarification"]);
    await asAgent(project, ["run", "next"]);
    writeFileSync(at("execution-notes"), notes(run));
    await asAgent(project, ["run", "submit", "execution-notes"]);
    await asAgent(project, ["run", "next"]);
    writeFileSync(at("verification-proof"), proof(run));

    const said = await asPerson(project, [...OBSERVE, "--file", "page.html", "--json"]);
    expect(said.code, said.text).toBe(0);
    const digest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(JSON.parse(said.text)).toMatchObject({
      ...{ ok: true, run, actor: { id: userInfo().username, kind: "person" } },
      evidence: {
        ...{ id: "E-1", command: "Open the page", saw: "A two.", manual: true, outcome: "pass", covers: ["AC-1"] },
        files: { "page.html": digest, "sum.test.mjs": digest },
      },
      proofs: ["artifacts/verification-proof.md"],
    });
    expect(readFileSync(at("verification-proof"), "utf8")).toContain("manual: true");
    expect(await asPerson(project, [...OBSERVE, "--saw", " "])).toMatchObject({ code: 2 });
    expect(await asPerson(project, OBSERVE.slice(0, 5))).toMatchObject({ code: 2 });
  },
);
