import { describe, expect, test } from "vitest";
import { loadBundled } from "../../src/platform/load-bundled";
import type { Installation } from "../../src/server/create-server";
import { connect, PULLED, PUSHED } from "../support/lsp-client";
import { PROGRAMS } from "../support/programs";
import { clarification, clarificationFields } from "./support/documents";

/** A server in which the check of one kind of document fails, as a bug of ours would make it. */
async function faulty(): Promise<Installation> {
  const bundled = await loadBundled(PROGRAMS);
  const fail = (): never => {
    throw new Error("a bug of ours");
  };
  const checks = new Map([...bundled.checks, ["clarification", fail]]);
  const detection = { module: "/none.js", grammars: "/none" };
  const places = { rulePages: "file:///rules", content: "/content", dist: PROGRAMS };
  return { bundled: { ...bundled, checks }, version: "0", ...places, detection };
}

describe.each([
  ["pushed", PUSHED],
  ["pulled", PULLED],
])("a fault of our own, %s", (_name, capabilities) => {
  test("is said and logged, not shown as a faultless document, and spares the others", async () => {
    const client = await connect({ mode: "in-band", capabilities, installation: faulty });
    const victim = client.open(clarification(), "markdown", "untitled:Untitled-1");
    expect(await victim.codes()).toEqual(["not-checked"]);
    const [notice] = await victim.diagnostics();
    expect(notice).toMatchObject({
      severity: 3,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
    });
    expect(client.faults().join()).toContain("a bug of ours");
    expect(await victim.hover("sta⟦^⟧tus: draft")).not.toBeNull();
    const review = clarificationFields().replace("phase: clarify", "phase: review");
    const other = client.open(review, "yaml", "untitled:Untitled-2");
    expect(await other.codes()).toEqual(expect.arrayContaining(["schema-required", "role-not-of-phase"]));
    await client.close();
  });

  test("an installation that is damaged is the answer to initialize", async () => {
    const installation = (): Promise<Installation> => Promise.reject(new Error("content.json is missing"));
    await expect(connect({ mode: "in-band", capabilities, installation })).rejects.toThrow("content.json is missing");
  });
});
