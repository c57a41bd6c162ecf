#!/usr/bin/env node
// npm run lint:content [-- path…]: the expertise modules that ship, or those named, are as docs/expertise.md asks.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { importTypeScript } from "../build/import-typescript.mjs";
import { repositoryRoot } from "../host/paths.mjs";

if (!existsSync(join(repositoryRoot, "dist/detect-worker.js"))) await import("../build/build.mjs");
const { lintContent } = await importTypeScript(join(repositoryRoot, "tools/check/lint-content.ts"));
const spelled = (path) => path.replaceAll("\\", "/");
const paths = process.argv.slice(2).map((path) => spelled(resolve(path)));
const { text, findings } = await lintContent(spelled(repositoryRoot), paths);
process.stdout.write(text);
process.exit(findings === 0 ? 0 : 1);
