import { Transform, type TransformCallback } from "node:stream";

const END_OF_HEADER = Buffer.from("\r\n\r\n");

/**
 * Lets through what is written, the header of a message together with the body that follows it. The library writes one
 * after the other and waits in between, so that whoever reads is woken twice for each message.
 */
export function joinedWrites(): Transform {
  let header = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const written = Buffer.concat([header, chunk]);
      // A body is JSON, which does not end so.
      const isHeader = written.subarray(-END_OF_HEADER.length).equals(END_OF_HEADER);
      header = isHeader ? written : Buffer.alloc(0);
      if (!isHeader) this.push(written);
      done();
    },
    flush(done) {
      done(null, header);
    },
  });
}
