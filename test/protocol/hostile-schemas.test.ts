import { describe, expect, test } from "vitest";
import { ACTING, connect } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { messageOf } from "../support/open-document";
import { runCli } from "../support/programs";
import { manifest, testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, role, smallProject } from "./support/documents";

const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";
const ENDLESS = `${"a".repeat(60)}!`;

/** A project whose own schema of clarifications has a pattern that no engine that goes back comes to an end with. */
function project(title: string): TemporaryProject {
  const schema = {
    title,
    $id: "https://example.test/clarification.schema.json",
    properties: { phase: { const: "clarify" }, scope_summary: { type: "string", pattern: "^(a+)+$" } },
  };
  return testProject({
    ...smallProject(),
    "wazir.manifest.yaml": manifest({ roles: "roles", workflows: "workflows", schemas: "schemas" }),
    "schemas/clarification.schema.json": JSON.stringify(schema),
    [ARTIFACT]: clarification().replace("Retries charge once.", ENDLESS),
  });
}

describe.each(MODES)("a pattern of the workspace that does not end, %s", (mode) => {
  test("is told of where it stops the check, and the rest goes on", async () => {
    const folder = project(`${mode} told`);
    const client = await connect({ mode, folders: [folder.root], capabilities: ACTING });
    const document = client.open(clarification(), "markdown", folder.at(ARTIFACT));
    // The pattern is in force: it finds what it can find in time.
    expect(await document.codes()).toEqual(["schema-pattern"]);
    document.edit("Retries charge once.", ENDLESS);
    const [told, ...more] = await document.diagnostics();
    expect([told?.code, more]).toEqual(["wazir/schema-other", []]);
    const said = told === undefined ? "" : messageOf(told);
    expect(said).toMatch(/not checked against the workspace's own schema.*too long.*pattern/);
    const elsewhere = client.open(role("scribe"), "markdown", folder.at("roles/scribe.md"));
    expect(await elsewhere.hover("rec⟦^⟧all: L1")).not.toBeNull();
    for (let times = 0; times < 20; times++) {
      document.edit(`${"x".repeat(times)}Body.`, `${"x".repeat(times + 1)}Body.`);
      expect(await document.codes()).toEqual(["schema-other"]);
      expect(await elsewhere.hover("rec⟦^⟧all: L1")).not.toBeNull();
    }
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("does not keep a fix or a rename busy", async () => {
    const folder = project(`${mode} fix`);
    const client = await connect({ mode, folders: [folder.root], capabilities: ACTING });
    // In capitals the pattern sees at once that it does not fit; the fix tries small letters.
    const text = clarification().replace("Retries charge once.", ENDLESS.toUpperCase());
    const document = client.open(text, "markdown", folder.at(ARTIFACT));
    expect(await document.codes()).toEqual(["schema-pattern"]);
    const offset = document
      .text()
      .split("\n")
      .findIndex((line) => line.startsWith("scope_summary"));
    const range = { start: { line: offset, character: 16 }, end: { line: offset, character: 16 } };
    const actions = await client.request("textDocument/codeAction", {
      textDocument: { uri: document.uri },
      range,
      context: { diagnostics: [] },
    });
    expect(JSON.stringify(actions)).not.toContain("Replace with");
    await client.close();
  });
});

test("the command line says the same and ends", async () => {
  const { root } = project("cli");
  const { stdout, code } = await runCli(["validate", "--json"], { cwd: root });
  expect(code).toBe(1);
  expect(stdout).toMatch(/not checked against the workspace's own schema/);
});
