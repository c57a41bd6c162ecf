import { framed } from "../../support/frames";
import { within } from "../../support/deadline";
import type { Ending } from "../../support/programs";
import type { FuzzedServer } from "./fuzzed-server";
import { METHODS } from "./requests";

/** Ways in which a client leaves its server, each with the exit code that the protocol wants. */
export const ENDINGS: readonly [LeaveTaking, ...LeaveTaking[]] = [
  { name: "shutdown, questions after it, exit", code: 0, leave: shutDownAndAsk },
  { name: "exit without shutdown", code: 1, leave: (server) => server.notify("exit", undefined) },
  { name: "the pipe is closed", code: 1, leave: (server) => server.hangUp() },
  {
    name: "the pipe is closed in the middle of a message",
    code: 1,
    leave(server) {
      server.raw(framed({ id: "cut", method: "textDocument/hover", params: {} }).slice(0, -9));
      server.hangUp();
    },
  },
  {
    name: "a message that never ends",
    code: 1,
    leave(server) {
      server.raw(`Content-Length: 99999999999999\r\n\r\n${" ".repeat(1_000_000)}`);
      server.hangUp();
    },
  },
];

interface LeaveTaking {
  readonly name: string;
  readonly code: number;
  readonly leave: (server: FuzzedServer) => void | Promise<void>;
}

/** Leaves a server in one of these ways, and gives how it ended. */
export async function end(server: FuzzedServer, { name, code, leave }: LeaveTaking): Promise<Ending> {
  await leave(server);
  const ending = await within(server.ended, () => `The server does not end after: ${name}`);
  if (ending.code !== code) throw new Error(`After "${name}" the server ended with ${ending.code ?? ending.signal}.`);
  return ending;
}

async function shutDownAndAsk(server: FuzzedServer): Promise<void> {
  const shutDown = await within(server.request("shutdown", undefined), () => "The server does not shut down.");
  if (shutDown.error !== undefined) throw new Error(`shutdown was answered with ${shutDown.error.message}`);
  const at = { textDocument: { uri: "untitled:late" }, position: { line: 0, character: 0 } };
  const late = await Promise.all(
    [...METHODS, "initialize", "shutdown"].map(async (method) => ({
      method,
      answer: await server.request(method, at),
    })),
  );
  const answered = late.filter(({ answer }) => answer.error === undefined).map(({ method }) => method);
  if (answered.length > 0) throw new Error(`After shutdown are answered: ${answered.join(", ")}`);
  server.notify("textDocument/didOpen", {
    textDocument: { uri: "untitled:late", languageId: "yaml", version: 1, text: "a" },
  });
  server.notify("exit", undefined);
}
