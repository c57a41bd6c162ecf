import { describe, expect, it } from "vitest";
import { expertiseNodes, type ExpertiseScope } from "../../../src/extension/nodes/expertise-nodes";
import { isModuleFilter } from "../../../src/extension/nodes/module-filter";
import type { TreeNode } from "../../../src/extension/nodes/tree-node";
import { inEnglish, sampleBundled } from "./support/sample";

const scope = {
  root: undefined,
  name: "shop",
  modules: sampleBundled.library.all("module"),
  groups: [],
  filter: {},
  content: "/ext/content",
  t: inEnglish,
  factsOf: () => ({ tokens: undefined, standing: undefined }),
} satisfies ExpertiseScope;

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

  it("opens a bundled module's page and reads it aloud with its summary", () => {
    const domain = expertiseNodes([scope])[1];
    const [module] = domain?.children as readonly TreeNode[];
    expect(module).toMatchObject({ command: "wazir.openModule", module: "third-party/payments" });
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

  it("has groups above the domains of a project, each module with why it is there; empty ones are left out", () => {
    const groups = [
      { id: "workspace", modules: [{ id: "architecture/caching", why: "redis" }, { id: "gone/away" }] },
      { id: "used", modules: [] },
      { id: "yours", modules: [] },
    ] as const;
    expect(outline(expertiseNodes([{ ...scope, root: "/a", groups }])).slice(0, 4)).toEqual([
      "For this workspace | 1 module",
      "  Caching | redis · Know who invalidates.",
      "Yours | 0 modules",
      "  This workspace has no modules of its own. | ",
    ]);
    expect(outline(expertiseNodes([{ ...scope, groups }]))[0]).toBe("Architecture | 2 modules");
  });

  it("has no id twice, though a module stands in several places", () => {
    const modules = [{ id: "architecture/caching" }, { id: "third-party/payments" }];
    const groups = (["workspace", "composed", "used", "yours"] as const).map((id) => ({ id, modules }));
    const ids = (nodes: readonly TreeNode[]): readonly string[] =>
      nodes.flatMap(({ id, children }) => [id, ...ids((children ?? []) as readonly TreeNode[])]);
    const all = ids(expertiseNodes([{ ...scope, root: "/a", groups }]));
    expect(new Set(all).size).toBe(all.length);
  });

  it("says in words what its icons tell: severity, tokens, lint and standing", () => {
    const factsOf: ExpertiseScope["factsOf"] = ({ id }) => ({
      tokens: { L0: 20, L1: 180, L2: 1934 },
      standing: id === "architecture/caching" ? "hidden" : undefined,
      lint: { errors: 1, warnings: id.startsWith("third") ? 2 : 0 },
    });
    const [, , third] = outline(expertiseNodes([{ ...scope, factsOf }]));
    expect(third).toBe("    Idempotency | 1 error · 1,934 tokens · Claim the key.");
    const [, folder] = expertiseNodes([{ ...scope, factsOf }]);
    const [payments] = folder?.children as readonly TreeNode[];
    expect(payments?.spoken).toBe("Module Payments, 1 error, 2 warnings, 1,934 tokens, Never twice.");
    const caching = outline(expertiseNodes([{ ...scope, factsOf }])).find((line) => line.includes("Caching"));
    expect(caching).toContain("hidden by this workspace · 1 error · 1,934 tokens");
  });
});

describe("the filter of the expertise tree", () => {
  const shown = (filter: ExpertiseScope["filter"]) => outline(expertiseNodes([{ ...scope, filter }]));

  it("leaves only modules for which all of it holds, or says that none is left", () => {
    expect(shown({ stack: "redis" })).toEqual(["Architecture | 1 module", "  Caching | Know who invalidates."]);
    expect(shown({ stack: "redis", role: "reviewer", concern: "cost", detectors: true })).toHaveLength(2);
    expect(shown({ stack: "redis", role: "verifier" })).toEqual(["No module fits the filter. | Clear the filter"]);
  });

  it("takes nothing for a filter that is none", () => {
    expect(isModuleFilter({ stack: "react", detectors: true })).toBe(true);
    for (const other of [undefined, null, "react", { stack: 1 }, { detectors: false }]) {
      expect(isModuleFilter(other)).toBe(false);
    }
  });
});
