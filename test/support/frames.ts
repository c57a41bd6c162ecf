/** One message as the protocol frames it. */
export function framed(message: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A message of the protocol, and the bytes of a stream that come after it. */
export interface Framed {
  readonly message: Readonly<Record<string, unknown>>;
  readonly rest: Buffer;
}

/** The whole message at the start of a stream; undefined where it has not all arrived. Throws where anything else stands there. */
export function firstMessage(bytes: Buffer): Framed | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0 && "Content-Length: 999999".startsWith(bytes.subarray(0, 16).toString("latin1"))) return undefined;
  const header = bytes.subarray(0, end < 0 ? 200 : end).toString("latin1");
  const length = /^Content-Length: (\d+)$/.exec(header)?.[1];
  if (length === undefined) throw new Error(`This is no message: ${header}`);
  const behind = end + 4 + Number(length);
  if (bytes.length < behind) return undefined;
  const body = bytes.subarray(end + 4, behind).toString("utf8");
  return { message: JSON.parse(body) as Readonly<Record<string, unknown>>, rest: bytes.subarray(behind) };
}

/** The whole messages at the start of a stream; throws where anything else stands there. */
export function messagesIn(bytes: Buffer): readonly Readonly<Record<string, unknown>>[] {
  const messages: Readonly<Record<string, unknown>>[] = [];
  for (let next = firstMessage(bytes); next !== undefined; next = firstMessage(next.rest)) messages.push(next.message);
  return messages;
}
