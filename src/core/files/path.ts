/** Paths in `core` use `/`, whatever the machine: `/home/a/b`, `C:/a/b`. `platform` translates. */

/** The path with `.` and `..` resolved and doubled slashes removed. A relative path may keep leading `..`. */
export function normalise(path: string): string {
  if (path.startsWith("/") && path.length > 1 && !/\/(?:\.{0,2}(?:\/|$))/.test(path)) return path;
  const root = /^([A-Za-z]:\/|\/)/.exec(path)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of path.slice(root.length).split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** `base` followed by `path`; `path` alone where it is absolute. */
export function join(base: string, path: string): string {
  return normalise(isAbsolute(path) ? path : `${base}/${path}`);
}

/** Whether a path starts at a root: `/…`, `C:/…`, or either of them with back-slashes. */
export function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:[\\/]|\/|\\)/.test(path);
}

/** The folder that holds `path`; a root holds itself. */
export function dirname(path: string): string {
  if (/^([A-Za-z]:)?\/[^/]*$/.test(path)) return path.slice(0, path.indexOf("/") + 1);
  const at = path.lastIndexOf("/");
  return at < 0 ? "." : path.slice(0, at);
}

/** The last part of `path`; `basename("a/b.md", ".md")` is `b`. */
export function basename(path: string, suffix = ""): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return suffix !== "" && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** The path of `path` below `folder`, or undefined where it is not inside of it. `/repo2` is not inside `/repo`. */
export function relativeTo(folder: string, path: string): string | undefined {
  const [from, to] = [normalise(folder), normalise(path)];
  if (to === from) return ".";
  const prefix = from.endsWith("/") ? from : `${from}/`;
  return to.startsWith(prefix) ? to.slice(prefix.length) : undefined;
}
