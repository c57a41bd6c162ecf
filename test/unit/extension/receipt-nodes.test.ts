import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";
import { receiptNodes } from "../../../src/extension/nodes/receipt-nodes";
import { inEnglish } from "./support/sample";

const hash = "0".repeat(64);
const scope = {
  root: "/shop",
  t: inEnglish,
  titleOf: (id: string) => id.toUpperCase(),
  receipt: {
    budget: 8_000,
    tokens: 2_400,
    role: "executor",
    modules: [
      { id: "a/full", tier: "L2", tokens: 2_000, why: "concern `payments`, declared", origin: "bundled", hash },
      {
        id: "a/brief",
        tier: "L1",
        tokens: 380,
        why: "answers the task",
        origin: "workspace",
        replaces: true,
        hash,
        degraded: "L2 was due, and the budget had room for L1",
      },
    ],
    left_out: [{ id: "a/out", why: "you left it out" }],
  },
} as const;

describe("the tree of a receipt", () => {
  const nodes = receiptNodes(scope);
  const childrenOf = (node: TreeNode | undefined) => (node?.children ?? []) as readonly TreeNode[];

  it("has a group for each tier that something is in, and one for what was left out", () => {
    expect(nodes.map(({ label, description }) => `${label} | ${description}`)).toEqual([
      "In full | 1 module · 2,000 tokens",
      "Briefs | 1 module · 380 tokens",
      "Left out | 1 module",
    ]);
  });

  it("says of each module tokens, why, and what it was due and does not have", () => {
    const [brief] = childrenOf(nodes[1]);
    expect(brief?.description).toBe(
      "380 tokens · L2 was due, and the budget had room for L1 · replaces the bundled one · answers the task",
    );
    expect(brief?.spoken).toContain("Module A/BRIEF, L1, 380 tokens");
    expect(nodes[0]?.spoken).toBe("In full, 1 module, 2,000 tokens");
    expect(childrenOf(nodes[0])[0]?.spoken).toBe("Module A/FULL, L2, 2,000 tokens, concern payments, declared");
    expect(childrenOf(nodes[2])[0]).toMatchObject({ description: "you left it out", context: "composed.out" });
  });

  it("has items that commands know their module and tier by", () => {
    expect(childrenOf(nodes[0])[0]).toMatchObject({ module: "a/full", root: "/shop", context: "composed.L2" });
  });
});
