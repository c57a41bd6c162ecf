import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { bundledFrom, type Bundled, type BundledData } from "../core/library/bundled";
import type { SchemaCheck, SchemaError } from "../core/schemas/json-schema";

/** What the build's `validators.js` exports: one function a schema, with the faults of its last call. */
interface Validators {
  readonly byId: Readonly<Record<string, CompiledSchema>>;
}

interface CompiledSchema {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** The bundled content that the build put into `folder`. Throws where the installation is damaged. */
export async function loadBundled(folder: string): Promise<Bundled> {
  const data = JSON.parse(await readFile(join(folder, "content.json"), "utf8")) as BundledData;
  const { byId } = createRequire(join(resolve(folder), "/"))("./validators.js") as Validators;
  return bundledFrom(data, new Map(Object.entries(byId).map(([id, schema]) => [id, checkBy(schema)])));
}

function checkBy(schema: CompiledSchema): SchemaCheck {
  return (value) => (schema(value) ? [] : (schema.errors ?? []));
}
