import { expect, it } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { PassThrough } from "node:stream";
import { joinedWrites } from "../../../src/server/joined-writes";

/** What comes out, piece by piece, of what is written. */
function through(...written: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const [out, pieces] = [new PassThrough(), [] as string[]];
    const stream = joinedWrites(out);
    out.on("data", (piece: Buffer) => pieces.push(piece.toString()));
    stream.on("finish", () => resolve(pieces));
    for (const piece of written) stream.write(piece);
    stream.end();
  });
}

it.each([
  ["header and body", ["Content-Length: 2\r\n\r\n", "{}"], ["Content-Length: 2\r\n\r\n{}"]],
  ["a message in one piece", ["Content-Length: 2\r\n\r\n{}", "x"], ["Content-Length: 2\r\n\r\n{}", "x"]],
  ["two messages", ["A: 1\r\n\r\n", "1", "A: 1\r\n\r\n", "2"], ["A: 1\r\n\r\n1", "A: 1\r\n\r\n2"]],
  ["a header that nothing follows", ["A: 1\r\n\r\n"], ["A: 1\r\n\r\n"]],
])("%s", async (_what, written, expected) => {
  expect(await through(...written)).toEqual(expected);
});

it("each message that the library writes comes in one piece, and the library reads it", async () => {
  const [out, input] = [new PassThrough(), new PassThrough()];
  const writer = new StreamMessageWriter(joinedWrites(out));
  const server = createMessageConnection(new StreamMessageReader(new PassThrough()), writer);
  const client = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(new PassThrough()));
  const pieces: string[] = [];
  out.on("data", (piece: Buffer) => {
    pieces.push(piece.toString());
    input.write(piece);
  });
  const heard: string[] = [];
  client.onNotification("said", (text: string) => void heard.push(text));
  client.listen();
  for (const text of ["one", "تحية", "\r\n\r\n"]) await server.sendNotification("said", text);
  await expect.poll(() => heard).toEqual(["one", "تحية", "\r\n\r\n"]);
  expect(pieces).toHaveLength(3);
  client.dispose();
  server.dispose();
});
