#!/usr/bin/env node
// npm start: installs and builds what is needed, then opens the example project in VS Code with the extension loaded.
// Uses `code` from PATH, else serves the workbench to a browser. Needs nothing but Node, npm and a network the first time.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { endWithParent } from "../host/end-with-parent.mjs";
import { hasCommand } from "./has-command.mjs";
import { openDesktop } from "./open-desktop.mjs";
import { prepareRepository } from "./prepare-repository.mjs";
import { serveWorkbench } from "./serve-workbench.mjs";

const usage = `npm start -- [options]
  --folder <path>   open this folder instead of a fresh copy of examples/checkout-service
  --web             use a browser even when the command "code" is there
  --port <number>   port of the browser's workbench, default 8123 (the next free one when it is taken)
  --no-open         serve the workbench and print its address, open nothing
  --no-build        take the build as it is
  --help            show this`;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  if (Number(process.versions.node.split(".")[0]) < 20) throw new Error("Wazir needs Node 20 or newer.");
  // npm's shell does not pass SIGTERM on.
  if (process.env["npm_lifecycle_event"]) endWithParent();
  await prepareRepository({ build: !options["no-build"] });
  const open = !options["no-open"];
  if (open && !options.web && hasCommand("code")) return openDesktop(options.folder);
  await serveWorkbench({ folder: options.folder, port: options.port, open });
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      web: { type: "boolean", default: false },
      port: { type: "string", default: "8123" },
      "no-open": { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port} is not a port.`);
  return { ...values, port, folder: values.folder === undefined ? undefined : existingFolder(values.folder) };
}

/** @param {string} path relative to where the person is: npm runs this in the repository's root */
function existingFolder(path) {
  const folder = resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Error(`There is no folder ${folder}.`);
}
