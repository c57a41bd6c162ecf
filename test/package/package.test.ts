import { execFile } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedParts } from "../../tools/check/packed-parts.mjs";
import { overBudget } from "../../tools/check/size-budgets.mjs";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { temporaryFolder } from "../../tools/host/temporary-folder.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { installVsix } from "../../tools/host/install-vsix.mjs";

const vsix = join(repositoryRoot, "out", "wazir.vsix");
const example = join(repositoryRoot, "examples", "checkout-service");

/** All that may be in the package; anything else fails. */
const ALLOWED = [
  /^(package|package\.nls(\.ar)?)\.json$/,
  /^l10n\/bundle\.l10n(\.ar)?\.json$/,
  /^(README|CHANGELOG|LICENSE|SUPPORT)(\.md|\.txt)?$/i,
  /^dist\/(detectors|expertise|extension|client|engine|server|cli|commands|run-views|detect-worker|tokenizer|tree-sitter|dashboard|validators)\.js$/,
  /^dist\/content\.json$/,
  /^bin\/wazir(\.cmd)?$/,
  /^dist\/expertise\.catalogue$/,
  /^dist\/grammars\/[\w-]+\.wasm$/,
  // Neither evidence nor samples.
  /^content\/(?!evidence\/)(?!.*\.detect\.yaml$)[^.][^\n]*\.(md|yaml|json)$/,
  /^media\/[\w./-]+\.(svg|png|css)$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^\.vsixmanifest$/,
];

/** Without these the package cannot work. */
const NEEDED = [
  "package.json",
  "package.nls.json",
  "package.nls.ar.json",
  "l10n/bundle.l10n.ar.json",
  "dist/extension.js",
  "dist/client.js",
  "dist/run-views.js",
  "dist/detectors.js",
  "dist/engine.js",
  "dist/expertise.js",
  "dist/server.js",
  "dist/cli.js",
  "dist/commands.js",
  "dist/tokenizer.js",
  "dist/tree-sitter.js",
  "dist/dashboard.js",
  "media/report.css",
  "media/report-colours.css",
  "media/dashboard-colours.css",
  "dist/validators.js",
  "dist/content.json",
  "dist/expertise.catalogue",
  "dist/detect-worker.js",
  "dist/grammars/ast-grep.wasm",
  "dist/grammars/web-tree-sitter.wasm",
  "dist/grammars/tree-sitter-typescript.wasm",
  "bin/wazir",
  "bin/wazir.cmd",
  "content/wazir.manifest.yaml",
];

let extensions: ReturnType<typeof temporaryFolder>;
let files: string[] = [];
let folder = "";

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(repositoryRoot, "tools", "build", "package.mjs")], {
    cwd: repositoryRoot,
  });
  extensions = temporaryFolder("wazir-package");
  await installVsix(vsix, extensions.path);
  const installed = (await readdir(extensions.path)).find((name) => name.startsWith("wazir."));
  folder = join(extensions.path, installed ?? "missing");
  files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
});

afterAll(async () => {
  await extensions.remove();
});

describe("the package", () => {
  it("holds only what is allowed", () => {
    expect(files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it("holds all that is needed", () => {
    expect(NEEDED.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("is small enough to install without a thought", async () => {
    const { size } = await stat(vsix);
    console.log(`wazir.vsix: ${(size / 1024).toFixed(0)} KiB, ${files.length} files`);
    const before = JSON.parse(await readFile(join(repositoryRoot, "tools/check/sizes.json"), "utf8")) as {
      "out/wazir.vsix": Record<string, number>;
    };
    expect(overBudget("out/wazir.vsix", size, await packedParts(), before["out/wazir.vsix"])).toBeUndefined();
  });

  it("runs its terminal program by itself, as terminals find it", async () => {
    const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}`, WAZIR_NODE: process.execPath };
    const run = promisify(execFile)("wazir", ["validate", "--json"], { cwd: example, env });
    const failure: unknown = await run.catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1 });
    const { diagnostics, checked } = JSON.parse((failure as { stdout: string }).stdout) as {
      diagnostics: unknown[];
      checked: number;
    };
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(checked).toBeGreaterThan(5);
  });

  it("sees breaches with its own grammars", async () => {
    const project = temporaryFolder("wazir-package-detect");
    try {
      await writeFile(join(project.path, "pay.ts"), "await stripe.refunds.create({ charge });\n");
      const cli = join(folder, "dist", "cli.js");
      const run = promisify(execFile)(process.execPath, [cli, "detect", "--json"], { cwd: project.path });
      const { stdout } = (await run.catch((error: unknown) => error)) as { stdout: string };
      expect(JSON.parse(stdout)).toMatchObject({ findings: [{ file: "pay.ts" }], notices: [] });
    } finally {
      await project.remove();
    }
  });

  it("works in a fresh VS Code: trees, diagnostics and a started run", async () => {
    const workbench = await openWorkbench({ folder: example, vsix });
    try {
      await workbench.runCommand("Wazir: Start Run");
      await workbench.answer("Packed and driven");
      await workbench.choose("Feature");
      await workbench.choose("Not stated");
      await workbench.choose("standard");
      await workbench.page.getByRole("tab", { name: /clarification\.md/, selected: true }).waitFor();
      await workbench.runCommand("Wazir: Focus on Pipeline View");
      await workbench.treeItem(/Clarify/).waitFor();
      await workbench.openFile("implementation-plan.md");
      await workbench.runCommand("View: Focus Problems");
      await workbench.page
        .getByText("wazir/schema-enum")
        .or(workbench.page.getByText("wazir(wazir/schema-enum)"))
        .first()
        .waitFor();
      expect(workbench.pageErrors).toEqual([]);
    } finally {
      await workbench.screenshot("package-driven");
      await workbench.close();
    }
  });
});
