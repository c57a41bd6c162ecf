import { randomBytes } from "node:crypto";
import { Uri, type Webview } from "vscode";

/** Beside the layout, which the exported report shares, the colours of the editor's theme. */
const SHEETS = ["dashboard-colours.css", "report.css"];

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/;

/** The folders that the dashboard may load from. */
export function dashboardFolders(extension: Uri): readonly Uri[] {
  return [Uri.joinPath(extension, "media"), Uri.joinPath(extension, "dist")];
}

/** The frame of the dashboard: nothing of a run is in it. What may be loaded is our styles and our one program. */
export function dashboardHtml(webview: Webview, extension: Uri, language: string): string {
  const nonce = randomBytes(16).toString("base64");
  const at = (...path: readonly string[]): string =>
    escaped(String(webview.asWebviewUri(Uri.joinPath(extension, ...path))));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!DOCTYPE html>",
    `<html lang="${escaped(language)}" dir="${RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...SHEETS.map((name) => `<link rel="stylesheet" href="${at("media", name)}">`),
    "<title>Wazir</title>",
    "</head>",
    "<body>",
    `<script nonce="${nonce}" src="${at("dist", "dashboard.js")}"></script>`,
    "</body>",
    "</html>",
  ].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
