import { MAX_FILE_BYTES } from "../../core/files/file-system";

/** What was written to a program, or a sentence that says why it was not taken. */
export type Input = { readonly ok: true; readonly content: Buffer } | { readonly ok: false; readonly message: string };

/** Reads a stream to its end. More than 16 MiB are refused, but read all the same: who writes them is not to fail. */
export async function readInput(stream: AsyncIterable<Buffer | string>): Promise<Input> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size <= MAX_FILE_BYTES) chunks.push(bytes);
  }
  if (size <= MAX_FILE_BYTES) return { ok: true, content: Buffer.concat(chunks) };
  const limit = `${MAX_FILE_BYTES / 1024 / 1024} MiB`;
  return {
    ok: false,
    message: `Nothing was captured: standard input has ${size} bytes, and ${limit} at most are kept.`,
  };
}
