/** Decides what the shell may open, who may speak to the main process, and which file a custom protocol serves. No Electron in here. */
import path from "node:path";

/** The text of `url` if the system's browser may open it, else undefined. */
export function externalUrl(url, hosts) {
  let parsed;
  try { parsed = new URL(url); } catch { return undefined; }
  if (parsed.protocol !== "https:" || parsed.username || parsed.password || !hosts.has(parsed.host)) return undefined;
  return parsed.href;
}

/** Whether a message comes from the top frame of our own page. */
export function trusted(event, origin = "app://main") {
  const frame = event.senderFrame; // null once the frame is gone
  if (!frame || frame.parent) return false;
  try { const { protocol, host } = new URL(frame.url); return `${protocol}//${host}` === origin; } catch { return false; }
}

/** The file below `root` that `url` names, or undefined if it leads out of it. */
export function assetPath(url, root) {
  let name;
  try { name = decodeURIComponent(new URL(url).pathname); } catch { return undefined; }
  if (name.includes("\0") || name.includes("\\")) return undefined;
  const file = path.resolve(root, "." + name);
  return file.startsWith(root + path.sep) ? file : undefined;
}
