import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { OLDEST_NODE } from "../../src/cli/oldest-node";
import { REPOSITORY } from "../support/projects";
import { connect, PULLED } from "../support/lsp-client";
import { nodeOf, runCli, startProgram, type Finished } from "../support/programs";
import { testProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";

const { version, engines } = JSON.parse(readFileSync(`${REPOSITORY}/package.json`, "utf8")) as {
  readonly version: string;
  readonly engines: { readonly node: string };
};
const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";
const BROKEN = clarification().replace("draft", "drafted");

test("the package asks for the Node that the program asks for", () => {
  expect(engines.node).toBe(`>=${String(OLDEST_NODE)}`);
});

describe.each([20, 22, 24] as const)("Node %i", (major) => {
  let node: string;
  beforeAll(async () => {
    node = await nodeOf(major);
  });
  const wazir = (cwd: string, ...args: readonly string[]): Promise<Finished> => runCli(args, { cwd, node });

  test("is the one that is run", async () => {
    const { child, ended } = startProgram("cli.js", ["doctor", "--json"], { node });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    await ended;
    const { checks } = JSON.parse(printed) as { readonly checks: readonly { readonly detail: string }[] };
    expect(checks[0]?.detail).toMatch(new RegExp(`^Node ${String(major)}\\.`));
  });

  test("the command line tells its version, validates, searches, composes and detects", async () => {
    const risky = "export const go = (pool, id) => pool.query(`select * from orders where id = ${id}`);\n";
    const { root } = testProject({ ...smallProject(), [ARTIFACT]: BROKEN, "src/go.js": risky });
    expect(await wazir(root, "--version")).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
    const validated = await wazir(root, "validate");
    expect(validated).toMatchObject({ code: 1, stderr: "" });
    expect(validated.stdout).toContain("[wazir/schema-enum]");
    const found = await wazir(root, "search", "retry", "payment", "--limit", "2", "--json");
    const { results } = JSON.parse(found.stdout) as { readonly results: readonly { readonly id: string }[] };
    expect([found.code, results.length]).toEqual([0, 2]);
    const composed = await wazir(root, "compose", "--role", "executor", "--budget", "3000", "--json");
    const { receipt } = JSON.parse(composed.stdout) as { readonly receipt: { readonly tokens: number } };
    expect(composed.code).toBe(0);
    expect(receipt.tokens).toBeGreaterThan(500);
    const detected = await wazir(root, "detect", "--json");
    const { findings } = JSON.parse(detected.stdout) as { readonly findings: readonly { readonly file: string }[] };
    expect([detected.code, findings.map(({ file }) => file)]).toEqual([1, ["src/go.js"]]);
  });

  test("the server finds, explains, completes and ends in order", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode: "cli", node, capabilities: PULLED, folders: [project.root] });
    const document = client.open(BROKEN, "markdown", project.at(ARTIFACT));
    expect(await document.codes()).toEqual(["schema-enum"]);
    expect(JSON.stringify(await document.hover("sta⟦^⟧tus: drafted"))).toContain("status");
    const offered = await document.complete("status: ⟦^⟧drafted");
    expect(offered.map(({ label }) => label)).toContain("draft");
    expect(client.faults()).toEqual([]);
    expect(await client.close()).toMatchObject({ code: 0, network: [] });
  });
});

test.each([["validate"], ["lsp", "--stdio"], ["--version"]])(
  "Node 18 is refused by `wazir %s` with what to do, and not with a stack",
  async (...args) => {
    const node = await nodeOf(18);
    const { code, stdout, stderr } = await runCli(args, { node });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^wazir needs Node 20 or newer, and this is Node 18\.\d+\.\d+ \(.*\)\. Install a newer Node, or run wazir in a terminal of VS Code, which brings its own\.\n$/,
    );
  },
);
