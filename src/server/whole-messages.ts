import { Readable } from "node:stream";

/** Bytes of a header that are looked at; what is before them belongs to no header. */
const MAX_HEADER = 8192;

/** Bytes that a message may have: one that says more does not say what it is. */
const MAX_BODY = 1 << 30;

const END_OF_HEADER = "\r\n\r\n";
const LENGTH = /content-length:[ \t]*(\d{1,12})[ \t]*(?=\r\n|$)/gi;
/** What clients write. */
const USUAL = /^Content-Length: (\d{1,12})$/;

/**
 * The messages of the protocol that `source` brings, with a header that the library reads, and nothing else. By itself
 * the library stops reading for ever at a length below zero, and behind a header without a length it waits for other
 * bytes to come before it looks at those that it has. What stands between two messages, such as the rest of a body that
 * was longer than it said, is left out.
 */
export function wholeMessages(source: Readable): Readable {
  const messages = new Readable({ read: () => undefined });
  let header: Buffer = Buffer.alloc(0);
  let left = 0;
  source.on("data", (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (left > 0) {
        const body = rest.subarray(0, left);
        messages.push(body);
        left -= body.length;
        rest = rest.subarray(body.length);
        continue;
      }
      header = header.length === 0 ? rest : Buffer.concat([header, rest]);
      const end = header.indexOf(END_OF_HEADER);
      if (end < 0) {
        header = header.subarray(-MAX_HEADER);
        break;
      }
      const said = header.subarray(0, end).subarray(-MAX_HEADER).toString("latin1");
      const behind = end + END_OF_HEADER.length;
      left = lengthIn(said) ?? 0;
      if (left > 0 && said === `Content-Length: ${left}` && header.length >= behind + left) {
        messages.push(header.subarray(0, behind + left));
        rest = header.subarray(behind + left);
        left = 0;
      } else {
        if (left > 0) messages.push(`Content-Length: ${left}${END_OF_HEADER}`);
        rest = header.subarray(behind);
      }
      header = Buffer.alloc(0);
    }
  });
  source.on("end", () => messages.push(null));
  source.on("error", (error) => messages.destroy(error));
  return messages;
}

/** The length that a header gives its message: the last one, for what is before it may be the rest of another message. */
function lengthIn(header: string): number | undefined {
  const [, digits] = USUAL.exec(header) ?? [...header.matchAll(LENGTH)].at(-1) ?? [];
  const length = digits === undefined ? 0 : Number(digits);
  return length > 0 && length <= MAX_BODY ? length : undefined;
}
