import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { wholeMessages } from "../../../src/server/whole-messages";
import { framed, messagesIn } from "../../support/frames";

/** The methods of the messages that get through, however the bytes are cut into pieces. */
async function methodsIn(bytes: string): Promise<readonly unknown[]> {
  const all: (readonly unknown[])[] = [];
  for (const size of [1, 7, 64, bytes.length]) {
    const source = new PassThrough();
    const messages = wholeMessages(source);
    const chunks: Buffer[] = [];
    messages.on("data", (chunk: Buffer) => chunks.push(chunk));
    const written = Buffer.from(bytes);
    for (let at = 0; at < written.length; at += size) source.write(written.subarray(at, at + size));
    source.end();
    await new Promise((resolve) => messages.on("end", resolve));
    all.push(messagesIn(Buffer.concat(chunks)).map(({ method }) => method));
  }
  for (const methods of all) expect(methods).toEqual(all[0]);
  return all[0] ?? [];
}

const [a, b] = [framed({ method: "a" }), framed({ method: "b", params: ["é😀\r\n\r\nContent-Length: 5"] })];

test("messages get through as they are", async () => {
  expect(await methodsIn(a + b + a)).toEqual(["a", "b", "a"]);
  expect(await methodsIn(a.replace("Content-Length:", "Content-Type: x\r\ncontent-length:  ") + b)).toEqual(["a", "b"]);
});

test.each([
  ["a length below zero", "Content-Length: -5\r\n\r\n"],
  ["a length of zero", "Content-Length: 0\r\n\r\n"],
  ["a length that is none", "Content-Length: abc\r\n\r\n"],
  ["a length beyond all memory", "Content-Length: 99999999999\r\n\r\n"],
  ["a header without a length", "Content-Type: x\r\n\r\n"],
  ["a header that is none", "GET / HTTP/1.1\r\nno header\r\n\r\n"],
  ["the rest of a body", '"}}'],
  ["a long nothing", " ".repeat(50_000)],
])("%s costs no other message", async (_name, broken) => {
  expect(await methodsIn(a + broken + b + broken + a)).toEqual(["a", "b", "a"]);
});
