import { untranslated } from "../text/translate";
import type { PageNode } from "./page-node";
import { reportPage } from "./report-page";
import type { RunReport } from "./run-report";

/** What the exported file is made with beside its page. */
export interface ReportStyle {
  readonly css: string;
  /** SHA-256 of `css` in base64: what the file's own policy lets in. */
  readonly cssDigest: string;
}

/**
 * A run as one HTML file that needs nothing else: no script, no address, no font. Its policy lets in nothing but its own
 * styles. It is in English whatever the reader speaks, so that the same run gives the same bytes from every door.
 */
export function reportHtml(report: RunReport, { css, cssDigest }: ReportStyle): string {
  const policy = `default-src 'none'; style-src 'sha256-${cssDigest}'; base-uri 'none'; form-action 'none'`;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="generator" content="Wazir">',
    `<title>${escaped(report.about?.title ?? report.runId)} · Wazir</title>`,
    `<style>${css}</style>`,
  ];
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n${head.join("\n")}\n</head>\n<body>\n${htmlOf(reportPage(report, untranslated))}\n</body>\n</html>\n`;
}

/** A node of a page as HTML. What only an editor can do is not there, and its places are mere texts. */
function htmlOf(node: PageNode): string {
  if (typeof node === "string") return escaped(node);
  if ("action" in node) return "";
  if ("place" in node) return `<code>${escaped(node.text)}</code>`;
  const { tag, attributes = {}, children = [] } = node;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${written.join("")}>${children.map(htmlOf).join("")}</${tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
