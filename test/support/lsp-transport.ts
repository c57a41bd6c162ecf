import { PassThrough, Transform, type TransformCallback } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { loadBundled } from "../../src/platform/load-bundled";
import { createServer, type Installation } from "../../src/server/create-server";
import { PROGRAMS, startProgram, type Program, type StartOptions } from "./programs";

/** `in-band`: the server's sources in this process. `server`, `cli`: the built programs over standard input and output. */
export type Mode = "in-band" | "server" | "cli";

/** The three ways to the same server, for `describe.each`. */
export const MODES: readonly Mode[] = ["in-band", "server", "cli"];

/** The client's ends of a connection. */
export interface Transport {
  readonly reader: StreamMessageReader;
  readonly writer: StreamMessageWriter;
  /** Keeps what is written from now on until it is let go, in one piece. */
  readonly hold: () => () => void;
  /** Undefined in-band. */
  readonly program: Program | undefined;
}

/** Starts a server and gives the client's ends of its connection. */
export function startServer(mode: Mode, options: StartOptions = {}, installation = installed): Transport {
  if (mode === "in-band") return inBand(installation);
  const program =
    mode === "cli"
      ? startProgram("cli.js", ["lsp", "--stdio"], options)
      : startProgram("server.js", ["--stdio"], options);
  const { stdin, stdout } = program.child;
  const { held, hold } = holdable();
  held.pipe(stdin);
  return { reader: new StreamMessageReader(stdout), writer: new StreamMessageWriter(held), hold, program };
}

function inBand(installation: () => Promise<Installation>): Transport {
  const { held: toServer, hold } = holdable();
  const toClient = new PassThrough();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  createServer(connection, installation);
  const writer = new StreamMessageWriter(toServer);
  return { reader: new StreamMessageReader(toClient), writer, hold, program: undefined };
}

/** A stream that lets through what is written, or keeps it while it is held. */
function holdable(): { readonly held: Transform; readonly hold: Transport["hold"] } {
  let kept: Buffer[] | undefined;
  const held = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (kept === undefined) this.push(chunk);
      else kept.push(chunk);
      done();
    },
  });
  const hold = (): (() => void) => {
    const all: Buffer[] = (kept = []);
    return () => {
      kept = undefined;
      held.push(Buffer.concat(all));
    };
  };
  return { held, hold };
}

let bundled: ReturnType<typeof loadBundled> | undefined;

async function installed(): Promise<Installation> {
  bundled ??= loadBundled(PROGRAMS);
  const content = fileURLToPath(new URL("../../content", import.meta.url));
  const dist = fileURLToPath(new URL("../../dist", import.meta.url));
  const detection = { module: `${dist}/detect-worker.js`, grammars: `${dist}/grammars` };
  const rulePages = "file:///installation/docs/rules";
  return { bundled: await bundled, version: "0.0.0-test", rulePages, content, dist, detection };
}
