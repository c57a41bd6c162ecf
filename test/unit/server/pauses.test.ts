import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { pauses } from "../../../src/server/pauses";

describe("what waits for messages", () => {
  /** A connection whose notifications put work off, and what was done. */
  function server() {
    const stream = new PassThrough();
    const connection = createMessageConnection(new StreamMessageReader(stream), new StreamMessageWriter(stream));
    const [waiting, done] = [pauses(), [] as number[]];
    connection.onNotification("edit", (edit: number) => waiting.after("document", 0, () => done.push(edit)));
    connection.listen();
    const send = (edits: readonly number[]): void => {
      const bodies = edits.map((edit) => JSON.stringify({ jsonrpc: "2.0", method: "edit", params: [edit] }));
      stream.write(bodies.map((body) => `Content-Length: ${body.length}\r\n\r\n${body}`).join(""));
    };
    return { done, send, close: () => connection.dispose() };
  }

  it("is done once, with the last of those that came together", async () => {
    const { done, send, close } = server();
    send(Array.from({ length: 100 }, (_, edit) => edit));
    await vi.waitUntil(() => done.length > 0);
    expect(done).toEqual([99]);
    close();
  });

  it("is done again for one that comes later", async () => {
    const { done, send, close } = server();
    send([1]);
    await vi.waitUntil(() => done.length > 0);
    send([2]);
    await vi.waitUntil(() => done.length > 1);
    expect(done).toEqual([1, 2]);
    close();
  });
});

describe("what waits for a time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is done once nothing was put off for so long, by its key", () => {
    const [waiting, done] = [pauses(), [] as string[]];
    waiting.after("a", 100, () => done.push("a first"));
    waiting.after("b", 150, () => done.push("b"));
    vi.advanceTimersByTime(99);
    waiting.after("a", 100, () => done.push("a again"));
    vi.advanceTimersByTime(99);
    expect(done).toEqual(["b"]);
    expect([waiting.has("a"), waiting.has("b")]).toEqual([true, false]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(["b", "a again"]);
  });

  it.each([0, 100])("is not done once it is given up, after %i ms", (milliseconds) => {
    const [waiting, done] = [pauses(), [] as string[]];
    waiting.after("a", milliseconds, () => done.push("a"));
    waiting.cancel("a");
    expect(waiting.has("a")).toBe(false);
    vi.advanceTimersByTime(200);
    expect(done).toEqual([]);
  });
});
