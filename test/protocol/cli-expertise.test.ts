import { afterAll, describe, expect, test } from "vitest";
import { runCli } from "../support/programs";
import { temporaryProject, testProject } from "../support/temporary-project";

const wazir = (cwd: string, ...args: readonly string[]) => runCli(args, { cwd });

const MANIFEST = "manifest_version: 2\nproject:\n  name: shop\npaths:\n  expertise: expertise\n";
const MODULE = [
  "---\nid: ours/ledger\ntitle: The ledger\nsummary: Book both sides at once.\nkind: pattern",
  'applies: { stacks: ["*"], concerns: [payments] }\ntiers: { executor: L2 }\nsymptoms: [zebrafish in the ledger]\n---',
  "# The ledger\n\n## Brief\n\n- Both sides.\n\n## Rules\n\nBook both sides in one transaction.\n",
].join("\n");

const shop = temporaryProject({
  "wazir.manifest.yaml": MANIFEST,
  "package.json": '{\n  "dependencies": {\n    "express": "^5.0.0"\n  }\n}\n',
  "expertise/ours/ledger.md": MODULE,
});

afterAll(() => {
  shop.dispose();
});

describe("wazir search", () => {
  test("gives ids and scores, best first, the project's own among them", async () => {
    const { code, stdout } = await wazir(
      shop.root,
      "search",
      "customer charged twice after a timeout",
      "--limit",
      "2",
      "--json",
    );
    const { results } = JSON.parse(stdout) as { results: readonly { id: string; score: number }[] };
    expect(code).toBe(0);
    expect(results[0]?.id).toBe("architecture/distributed/idempotency-and-retry");
    expect(results.length).toBeLessThanOrEqual(2);
    expect(results.every(({ score }) => score > 0)).toBe(true);
    const own = await wazir(shop.root, "search", "zebrafish", "--json");
    expect((JSON.parse(own.stdout) as { results: readonly { id: string }[] }).results.map(({ id }) => id)).toEqual([
      "ours/ledger",
    ]);
  });

  test("finds nothing where nothing answers, and refuses a limit that is none", async () => {
    expect(JSON.parse((await wazir(shop.root, "search", "how to bake bread", "--json")).stdout)).toEqual({
      results: [],
    });
    expect((await wazir(shop.root, "search", "how to bake bread")).stdout).toBe(
      "No module answers `how to bake bread`.\n",
    );
    expect((await wazir(shop.root, "search", "retry", "--limit", "0")).code).toBe(2);
  });
});

interface Composed {
  readonly text: string;
  readonly receipt: {
    readonly tokens: number;
    readonly stacks: readonly { readonly id: string; readonly why: string }[];
    readonly modules: readonly { readonly id: string; readonly tier: string; readonly origin: string }[];
  };
}

describe("wazir compose", () => {
  const asked = ["compose", "--role", "executor", "--concern", "payments", "--budget", "4000", "--json"];

  test("gives text and receipt; the project's own module and detected stacks are in it", async () => {
    const { code, stdout } = await wazir(shop.root, ...asked);
    const { text, receipt } = JSON.parse(stdout) as Composed;
    expect(code).toBe(0);
    expect(receipt.tokens).toBeLessThanOrEqual(4000);
    expect(receipt.modules.find(({ id }) => id === "ours/ledger")).toMatchObject({ tier: "L2", origin: "workspace" });
    expect(text).toContain("Book both sides in one transaction.");
    expect(receipt.stacks[0]).toMatchObject({ id: "node", why: "`package.json:3` says `express`" });
  });

  test("gives the same bytes again", async () => {
    expect((await wazir(shop.root, ...asked)).stdout).toBe((await wazir(shop.root, ...asked)).stdout);
  });

  test("prints the text alone on standard output", async () => {
    const { stdout, stderr } = await wazir(shop.root, "compose", "--role", "executor", "--concern", "payments");
    expect(stdout.startsWith("# Expertise\n")).toBe(true);
    expect(stderr).toContain("of 8000 tokens.");
    expect(stderr).toContain("ours/ledger: concern `payments`, declared");
  });

  test.each([
    [["--role", "coder"], "There is no role `coder`."],
    [["--role", "executor", "--stack", "postgresql"], "There is no stack `postgresql`. Did you mean `postgres`?"],
    [["--role", "executor", "--concern", "paymnts"], "There is no concern `paymnts`. Did you mean `payments`?"],
    [["--role", "executor", "--budget", "many"], "The budget is NaN, and has to be a whole number from 1 on."],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await wazir(shop.root, "compose", ...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });

  test("works where there is no project", async () => {
    const empty = testProject({ "a.txt": "" });
    const { code, stdout } = await wazir(
      empty.root,
      "compose",
      "--role",
      "reviewer",
      "--concern",
      "distributed",
      "--json",
    );
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Composed).receipt.modules[0]?.tier).toBe("L2");
  });
});
