import { createHash } from "node:crypto";
import type { Sha256 } from "../core/runs/event";

/** SHA-256 of a UTF-8 text in lower-case hex. */
export const sha256: Sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
