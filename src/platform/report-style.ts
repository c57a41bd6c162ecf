import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReportStyle } from "../core/report/report-html";

/** The styles that ship beside the programs, in the order in which they build on each other. */
const SHEETS = ["report-colours.css", "report.css"];

/** The style of exported reports. `dist` is the folder of the built programs; `media` lies beside it. */
export async function reportStyle(dist: string): Promise<ReportStyle> {
  const texts = await Promise.all(SHEETS.map((name) => readFile(join(dist, "../media", name), "utf8")));
  const css = texts.join("");
  return { css, cssDigest: createHash("sha256").update(css).digest("base64") };
}
