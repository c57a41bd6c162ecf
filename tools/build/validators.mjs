import { build } from "esbuild";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { importTypeScript } from "./import-typescript.mjs";

/** Writes `dist/validators.js`: every schema of `content/schemas` compiled to code, by schema id. */
export async function generateValidators(root) {
  const folder = join(root, "content/schemas");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".schema.json")).sort();
  const schemas = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))));
  const { dereference } = await importTypeScript(join(root, "src/core/schemas/dereference.ts"));
  const { AJV_OPTIONS } = await importTypeScript(join(root, "src/core/schemas/compile.ts"));
  const ajv = new Ajv2020.default({ ...AJV_OPTIONS, code: { source: true, esm: true } });
  addFormats.default(ajv);
  const ids = names.map((name) => basename(name, ".schema.json"));
  ids.forEach((id, index) => ajv.addSchema(dereference(schemas[index], schemas), id));
  const exported = Object.fromEntries(ids.map((id, index) => [`v${index}`, id]));
  const table = ids.map((id, index) => `${JSON.stringify(id)}: v${index}`).join(", ");
  const source = `${standaloneCode.default(ajv, exported)}\nexport const byId = { ${table} };\n`;
  await build({
    stdin: { contents: source, resolveDir: root, loader: "js" },
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    outfile: join(root, "dist/validators.js"),
    logLevel: "warning",
  });
}
