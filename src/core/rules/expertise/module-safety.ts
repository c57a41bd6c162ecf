import type { ReadDocument } from "../../documents/read-document";
import type { OffsetRange } from "../../text/range";
import type { Finding, Rule } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";

const SECRET = "wazir/module-secret";
const DOMAIN = "wazir/module-domain";

/** Finds what looks like a secret in a module, and hosts that belong to someone whom it does not name as a source. */
export const moduleSafety: Rule = moduleRule(
  [
    { code: SECRET, severity: "error", title: "A module holds what looks like a secret." },
    { code: DOMAIN, severity: "warning", title: "A module names a host that may be anyone's." },
  ],
  (context) => [...secrets(context.document), ...domains(context)],
);

/** Forms of real keys, and a key or password of many signs that is set to a text. */
const SECRETS =
  /\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\b(?:sk|rk)_live_[0-9A-Za-z]{16,}|\bgh[pousr]_[0-9A-Za-z]{36}\b|\bgithub_pat_\w{40,}|\bxox[abprs]-[0-9A-Za-z-]{20,}|\bAIza[0-9A-Za-z_-]{35}\b|\bglpat-[0-9A-Za-z_-]{20}\b|\bnpm_[0-9A-Za-z]{36}\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}|(?<=\b(?:password|passwd|secret|token|api[_-]?key)\b["']?\s*[:=]\s*["'])(?=[^"']*\d)(?=[^"']*[A-Za-z])[0-9A-Za-z+/_=-]{24,}(?=["'])/gi;

/** Makers give these out to be shown. */
const SHOWN = /EXAMPLE|example|XXXX|xxxx|0000000|1234567|placeholder|dummy/;

function secrets({ text }: ReadDocument): readonly Finding[] {
  return [...text.matchAll(SECRETS)]
    .filter(([secret]) => !SHOWN.test(secret))
    .map(({ 0: secret, index }) => {
      const message = `This looks like a secret (\`${secret.slice(0, 6)}…\`). Show one that cannot be real: \`example-key\`.`;
      return { code: SECRET, message, range: { start: index, end: index + secret.length } };
    });
}

/** The host of an address, and that of a mailbox. */
const HOST =
  /\b(?:https?|wss?|ftp|postgres(?:ql)?|mysql|redis|amqps?|mongodb(?:\+srv)?):\/\/(?:[^\s/@"'`<>]*@)?(\[[\da-f:.]+\]|[\p{L}\d.-]+)|[\w.+-]+@((?:[\p{L}\d-]+\.)+[a-z]{2,})\b/giu;

/** Names that RFC 2606 and RFC 6761 keep free, addresses for documents and those of one's own network. */
const RESERVED =
  /^(?:.*\.)?(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local|internal|lan|onion|arpa)$|^(?:127|10|0)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\.|^\[|^[\p{L}\d-]+$/iu;

/** Hosts of names, not of machines: namespaces and schemas. */
const NAMESPACES = new Set([
  "www.w3.org",
  "schema.org",
  "json-schema.org",
  "schemas.android.com",
  "schemas.microsoft.com",
  "java.sun.com",
  "xmlns.jcp.org",
  "jakarta.ee",
  "maven.apache.org",
  "www.springframework.org",
  "purl.org",
  "ogp.me",
  "opengis.net",
]);

function domains({ document, module, project }: ModuleContext): readonly Finding[] {
  const own = new Set(module.sources.flatMap(({ url }) => siteOf(hostIn(url ?? "")) ?? []));
  const { text, body } = document;
  if (body === undefined || project.root === undefined) return [];
  return [...text.slice(body.start, body.end).matchAll(HOST)].flatMap((match): Finding[] => {
    const host = (match[1] ?? match[2] ?? "").replace(/\.$/, "");
    const site = siteOf(host);
    if (host === "" || RESERVED.test(host) || NAMESPACES.has(host) || (site !== undefined && own.has(site))) return [];
    const start = body.start + match.index + match[0].lastIndexOf(host);
    const range: OffsetRange = { start, end: start + host.length };
    const message = `\`${host}\` may be anyone's: use \`example.com\`, or name a page of this host among the sources.`;
    return [{ code: DOMAIN, message, range }];
  });
}

function hostIn(url: string): string {
  return /^https?:\/\/([^/:?#]+)/.exec(url)?.[1] ?? "";
}

/** The last two labels of a host, which stand for whom it belongs to; three for `co.uk` and its like. */
function siteOf(host: string): string | undefined {
  const labels = host.toLowerCase().split(".");
  if (labels.length < 2) return undefined;
  const isShort = /^(?:co|com|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? "") && (labels.at(-1)?.length ?? 0) === 2;
  return labels.slice(isShort ? -3 : -2).join(".");
}
