// node attack.mjs: the guards under hostile input
import { externalUrl, trusted, assetPath } from "./guards.mjs";
let bad = 0; const ok = (what, cond) => { bad += !cond; console.log(cond ? "held  " : "BREACH", what); };
const hosts = new Set(["example.com"]);
ok("opens the listed host", externalUrl("https://example.com/a?b#c", hosts) === "https://example.com/a?b#c");
for (const u of ["file:///etc/passwd", "smb://example.com/x", "ms-msdt:/id x", "javascript:alert(1)", "http://example.com", "https://example.com.evil.test", "https://evil.test/@example.com", "https://example.com@evil.test", "https://example.com:444", "https://user:pw@example.com", " \tjavascript:alert(1)", "//example.com", "", "data:text/html,x", "https://EXAMPLE.com\\@evil.test"])
  ok("refuses " + JSON.stringify(u), externalUrl(u, hosts) === undefined || new URL(externalUrl(u, hosts)).host === "example.com");
const frame = (url, parent = null) => ({ senderFrame: { url, parent } });
ok("top frame of the app", trusted(frame("app://main/index.html")));
for (const u of ["app://main.evil/", "app://evil/", "https://main/", "file:///app/main", "about:blank", "data:text/html,x", "http://app//main"]) ok("sender " + u, !trusted(frame(u)));
ok("child frame", !trusted(frame("app://main/index.html", {}))); ok("frame that is gone", !trusted({ senderFrame: null }));
const root = "/opt/app/ui"; ok("asset", assetPath("app://main/a/b.js", root) === "/opt/app/ui/a/b.js");
for (const u of ["app://main/../../etc/passwd", "app://main/%2e%2e/%2e%2e/etc/passwd", "app://main/..%2f..%2fetc/passwd", "app://main/..%5c..%5cetc", "app://main/%00", "app://main/%", "app://main/..%2fui-secret/x", "app://main/"]) { const f = assetPath(u, root); ok("path " + u + " -> " + f, f === undefined || f.startsWith(root + "/")); }
// the usual check by text
ok("url.startsWith('https://example.com') is no check (this one is to be let through by it)", "https://example.com.evil.test".startsWith("https://example.com"));
process.exit(bad ? 1 : 0);
