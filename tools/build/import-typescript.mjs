import { build } from "esbuild";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** The exports of a TypeScript module of this repository, bundled and run in this process. */
export async function importTypeScript(entry) {
  const folder = await mkdtemp(join(tmpdir(), "wazir-build-"));
  const outfile = join(folder, "module.cjs");
  try {
    await build({
      entryPoints: [entry],
      bundle: true,
      platform: "node",
      format: "cjs",
      mainFields: ["module", "main"],
      outfile,
      logLevel: "warning",
    });
    return require(outfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}
