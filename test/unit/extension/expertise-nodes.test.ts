import { describe, expect, it } from "vitest";
import { expertiseNodes } from "../../../src/extension/nodes/expertise-nodes";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";
import { inEnglish, sampleBundled } from "./support/sample";

const scope = {
  root: undefined,
  name: "shop",
  modules: sampleBundled.library.all("module"),
  content: "/ext/content",
  t: inEnglish,
};

function outline(nodes: readonly TreeNode[], depth = 0): readonly string[] {
  return nodes.flatMap((node) => [
    `${"  ".repeat(depth)}${node.label} | ${node.description}`,
    ...outline(Array.isArray(node.children) ? (node.children as readonly TreeNode[]) : [], depth + 1),
  ]);
}

describe("the expertise tree", () => {
  it("has domains, folders and modules, folders first, each sorted", () => {
    expect(outline(expertiseNodes([scope]))).toEqual([
      "Architecture | 2 modules",
      "  Distributed | 1 module",
      "    Idempotency | Claim the key.",
      "  Caching | Know who invalidates.",
      "Third party | 1 module",
      "  Payments | Never twice.",
    ]);
  });

  it("opens a bundled module read-only and reads it aloud with its summary", () => {
    const domain = expertiseNodes([scope])[1];
    const [module] = domain?.children as readonly TreeNode[];
    expect(module?.document).toEqual({ path: "/ext/content/modules/third-party/payments.md", readOnly: true });
    expect(module?.spoken).toBe("Module Payments, Never twice.");
    expect(domain?.spoken).toBe("Domain Third party, 1 module");
  });

  it("has a node for each project where there are several", () => {
    const top = expertiseNodes([
      { ...scope, root: "/a", name: "a" },
      { ...scope, root: "/b", name: "b" },
    ]);
    expect(top.map((node) => node.label)).toEqual(["a", "b"]);
  });
});
