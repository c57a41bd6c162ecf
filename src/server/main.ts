// First of all: it holds from when it is said, and to load what follows would let the space grow.
import "./small-young-space";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createConnection, ProposedFeatures, type Connection } from "vscode-languageserver/node";
import { fromNative } from "../platform/native-path";
import { detectProgram } from "../platform/detect/detect-worker";
import { loadBundled } from "../platform/load-bundled";
import { uriOf } from "../service/document";
import { createServer, type Installation } from "./create-server";
import { joinedWrites } from "./joined-writes";
import { wholeMessages } from "./whole-messages";

/** What the build put beside this program. */
async function installation(): Promise<Installation> {
  const [bundled, about] = await Promise.all([
    loadBundled(__dirname),
    readFile(join(__dirname, "../package.json"), "utf8"),
  ]);
  const { version } = JSON.parse(about) as { version: string };
  return {
    bundled,
    version,
    rulePages: uriOf(fromNative(join(__dirname, "../docs/rules"))),
    content: fromNative(join(__dirname, "../content")),
    dist: __dirname,
    detection: detectProgram(__dirname),
  };
}

createServer(connect(), installation);

/** The connection that the arguments ask for. */
function connect(): Connection {
  if (!process.argv.includes("--stdio")) return createConnection(ProposedFeatures.all);
  // Whatever else is written must not come between the messages.
  console.log = console.info = console.debug = console.error;
  return createConnection(ProposedFeatures.all, wholeMessages(process.stdin), joinedWrites(process.stdout));
}
