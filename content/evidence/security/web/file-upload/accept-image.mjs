import { randomUUID } from "node:crypto";
import sharp from "sharp";

const LIMIT = { bytes: 8 * 2 ** 20, pixels: 24e6, edge: 2048 };
const FORMATS = new Set(["jpeg", "png", "webp"]);
sharp.block({ operation: ["VipsForeignLoad"] }); // even metadata() would run the parser of SVG and more, for the whole process
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });

/** Reads at most `max` bytes; what the client says of the length counts for nothing. */
async function readAll(stream, max) {
  const parts = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > max) throw new Error("too large"); // ends the loop and destroys the stream
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A picture made anew from the pixels: no script, no tail, no place and date; stored under a name of our own. */
export async function acceptImage(stream, store) {
  const data = await readAll(stream, LIMIT.bytes);
  const open = { limitInputPixels: LIMIT.pixels, failOn: "warning", pages: 1 };
  const { format, width, height } = await sharp(data, open).metadata();
  if (!FORMATS.has(format) || !(width > 0) || !(height > 0)) throw new Error("not a picture we take");
  const image = await sharp(data, open).autoOrient().resize(LIMIT.edge, LIMIT.edge, { fit: "inside", withoutEnlargement: true }).webp({ quality: 82 }).timeout({ seconds: 10 }).toBuffer();
  const key = `${randomUUID()}.webp`;
  await store.put(key, image, { "content-type": "image/webp" });
  return key;
}

/** Headers for a file of a user that is kept as it came, served from a host without cookies. */
export const downloadHeaders = (name) => ({
  "content-type": "application/octet-stream",
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed().slice(0, 120)).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox",
});
