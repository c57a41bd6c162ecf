import { brokenMessages, wrongParams } from "./broken-protocol";
import { brokenDocument, disorder, unknownUris } from "./document-cases";
import type { FuzzCase } from "./fuzz-case";
import { randomOf } from "./random";
import type { RealDocument } from "./real-documents";

/** The case of a seed that has this number: the same one wherever and whenever it is asked for. */
export function anyCase(documents: readonly RealDocument[], seed: number, index: number): FuzzCase {
  const random = randomOf(seed, index);
  const share = random.next();
  if (share < 0.72) return brokenDocument(documents, random);
  if (share < 0.82) return disorder(documents, random);
  if (share < 0.88) return unknownUris(random);
  return share < 0.95 ? wrongParams(documents, random) : brokenMessages(random);
}
