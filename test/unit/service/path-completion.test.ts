import { CompletionItemKind } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import { completeWithPaths } from "../../../src/service/features/path-completion";
import type { MemoryEntry } from "../../support/memory-files";
import { runFiles } from "../../support/projects";
import { contextWith, openMarked } from "../../support/service";
import { clarification, plan, spec } from "../../support/texts";
import { afterTaking, ARTIFACTS } from "./support/editor";

const FILES: Readonly<Record<string, MemoryEntry>> = {
  ...runFiles(),
  "src/claim.ts": "",
  "src/payments/create.ts": "",
  "src/.hidden": "",
  "node_modules/a/index.js": "",
  ".git/HEAD": "",
  "roles/tester.md": "",
  "../secret.md": "",
  out: { link: "/etc" },
  "/etc/passwd": "",
  [`${ARTIFACTS}/spec.md`]: spec(),
};
const context = await contextWith(FILES);
const PLAN = `${ARTIFACTS}/implementation-plan`;

/** What is offered at the cursor, in the order an editor shows. */
async function offered(path: string, marked: string): Promise<readonly string[]> {
  const { document, offset } = openMarked(path, marked);
  const items = await completeWithPaths(context, document, document.positionAt(offset));
  return items.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1)).map(({ label }) => label);
}

async function taken(path: string, marked: string, label: string): Promise<string> {
  const { document, offset } = openMarked(path, marked);
  const items = await completeWithPaths(context, document, document.positionAt(offset));
  const item = items.find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`${label} is not among: ${items.map((other) => other.label).join(", ")}`);
  return afterTaking(item, path, marked);
}

describe("paths are offered", () => {
  test("in a manifest: folders of the project", async () => {
    expect(await offered("wazir.manifest.yaml", "paths:\n  docs: ⟦^⟧\n")).toEqual(["docs", "input", "roles", "src"]);
    expect(await offered("wazir.manifest.yaml", "paths:\n  docs: src/⟦^⟧\n")).toEqual(["docs", "src/payments"]);
  });

  test("in a manifest's protected paths: files too", async () => {
    const labels = await offered("wazir.manifest.yaml", "protected_paths: [⟦^⟧]\n");
    expect(labels).toEqual(expect.arrayContaining(["input", "src", "wazir.manifest.yaml"]));
  });

  test("among sources: ids of the run, then what stands beside the artifact, in its run and in the project", async () => {
    const labels = await offered(`${ARTIFACTS}/clarification.md`, clarification({ sources: "[⟦^⟧]" }));
    expect(labels).toEqual([
      ...["R-1", "AC-1", "spec.md", "artifacts", "events.ndjson", "run.yaml"],
      ...["input", "roles", "src", "wazir.manifest.yaml"],
    ]);
  });

  test("in a task's files: those of the project, folder by folder", async () => {
    const text = plan().replace("[src/claim.ts]", "[src/⟦^⟧]");
    expect(await offered(`${PLAN}.md`, text)).toEqual(["src/claim.ts", "src/payments", "src/payments.js"]);
  });

  test("hidden ones once their dot is typed", async () => {
    expect(await offered(`${PLAN}.md`, plan().replace("[src/claim.ts]", "[src/.⟦^⟧]"))).toContain("src/.hidden");
    expect(await offered(`${PLAN}.md`, plan().replace("[src/claim.ts]", "[.⟦^⟧]"))).not.toContain(".git");
  });

  test("as what they are", async () => {
    const { document, offset } = openMarked(`${PLAN}.md`, plan().replace("[src/claim.ts]", "[src/⟦^⟧]"));
    const items = await completeWithPaths(context, document, document.positionAt(offset));
    expect(items.map(({ kind, detail }) => [kind, detail])).toEqual([
      [CompletionItemKind.File, "file"],
      [CompletionItemKind.Folder, "folder"],
      [CompletionItemKind.File, "file"],
    ]);
  });
});

describe("a path that is taken", () => {
  test.each([
    ["replaces the whole path", ".yaml", "tasks: [{files: [src/c⟦^⟧ode.ts]}]", "tasks: [{files: [src/claim.ts]}]"],
    ["after a dash", ".yaml", "tasks:\n  - files:\n      - src/⟦^⟧\n", "tasks:\n  - files:\n      - src/claim.ts\n"],
    [
      "on a line of its own",
      ".yaml",
      "tasks:\n  - files:\n      - a\n      src/⟦^⟧\n",
      "tasks:\n  - files:\n      - a\n      - src/claim.ts\n",
    ],
    ["in quotes", ".yaml", "tasks: [{files: ['src/⟦^⟧']}]", "tasks: [{files: ['src/claim.ts']}]"],
    ["in an open quote", ".yaml", 'tasks: [{files: ["src/⟦^⟧', 'tasks: [{files: ["src/claim.ts"'],
    ["in JSON", ".json", '{"tasks": [{"files": ["src/⟦^⟧"]}]}', '{"tasks": [{"files": ["src/claim.ts"]}]}'],
    [
      "with Windows line ends",
      ".yaml",
      "tasks:\r\n  - files: [src/⟦^⟧]\r\n",
      "tasks:\r\n  - files: [src/claim.ts]\r\n",
    ],
    ["behind emoji", ".yaml", "tasks: [{title: 😀, files: [src/⟦^⟧]}]", "tasks: [{title: 😀, files: [src/claim.ts]}]"],
  ])("%s", async (_name, ending, before, after) => {
    expect(await taken(PLAN + ending, before, "src/claim.ts")).toBe(after);
  });
});

describe("no path is offered", () => {
  test.each([
    ["above the project", "../⟦^⟧"],
    ["at the root of the disk", "/⟦^⟧"],
    ["at the root of the disk, by its folder", "/etc/⟦^⟧"],
    ["through a link out of the project", "out/⟦^⟧"],
    ["of packages", "node_modules/⟦^⟧x/"],
    ["where no path stands", "x/⟦^⟧"],
  ])("%s", async (_name, written) => {
    const labels = await offered(`${PLAN}.md`, plan().replace("[src/claim.ts]", `[${written}]`));
    expect(labels.filter((label) => /secret|passwd|etc|index/.test(label))).toEqual([]);
  });

  test("that is a link out of the project", async () => {
    expect(await offered("wazir.manifest.yaml", "protected_paths: [⟦^⟧]\n")).not.toContain("out");
  });

  test("in a text of one's own, or a document of nobody's", async () => {
    expect(await offered(`${PLAN}.yaml`, "title: src/⟦^⟧\n")).toEqual([]);
    expect(await offered("/elsewhere/a.yaml", "sources: [⟦^⟧]\n")).toEqual([]);
  });
});
