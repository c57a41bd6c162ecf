import { Writable } from "node:stream";

const END_OF_HEADER = Buffer.from("\r\n\r\n");

/**
 * Hands on to `stream` what is written, the header of a message together with the body that follows it. The library writes
 * one after the other and waits in between, so that whoever reads is woken twice for each message. `stream` stays open.
 */
export function joinedWrites(stream: Writable): Writable {
  let header: Buffer = Buffer.alloc(0);
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const written = header.length === 0 ? chunk : Buffer.concat([header, chunk]);
      // A body is JSON, which does not end so.
      const isHeader = written.subarray(-END_OF_HEADER.length).equals(END_OF_HEADER);
      header = isHeader ? written : Buffer.alloc(0);
      if (isHeader) done();
      else stream.write(written, done);
    },
    final(done) {
      stream.write(header, done);
    },
  });
}
