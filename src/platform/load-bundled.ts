import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { CATALOGUE_FILE, PART } from "../core/catalogue/catalogue-file";
import { bundledFrom, type Bundled, type BundledData } from "../core/library/bundled";
import type { LibraryItem } from "../core/library/item";
import type { SchemaCheck, SchemaError } from "../core/schemas/json-schema";
import { openCatalogueFile, type PartReader } from "./catalogue-file";
import { timeLimit } from "./time-limit";

/** What the build's `validators.js` exports: one function a schema, with the faults of its last call. */
interface Validators {
  readonly byId: Readonly<Record<string, CompiledSchema>>;
}

interface CompiledSchema {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/**
 * The bundled content that the build put into `folder`. The texts of modules are read when they are asked for: few are ever
 * looked at. Throws where the installation is damaged.
 */
export async function loadBundled(folder: string): Promise<Bundled> {
  const written = JSON.parse(await readFile(join(folder, "content.json"), "utf8")) as BundledData;
  const part = openCatalogueFile(join(folder, CATALOGUE_FILE));
  const data = {
    ...written,
    items: written.items.map((item) => (item.kind === "module" ? withText(item, part) : item)),
  };
  const { byId } = createRequire(join(resolve(folder), "/"))("./validators.js") as Validators;
  return bundledFrom(data, new Map(Object.entries(byId).map(([id, schema]) => [id, checkBy(schema)])), timeLimit);
}

function withText(item: LibraryItem, part: PartReader): LibraryItem {
  let text: string | undefined;
  return {
    ...item,
    get text() {
      return (text ??= part(PART.module(item.id)) ?? "");
    },
  };
}

function checkBy(schema: CompiledSchema): SchemaCheck {
  return (value) => (schema(value) ? [] : (schema.errors ?? []));
}
