import { framed } from "../../support/frames";
import { closed, opened } from "./document-cases";
import { PROJECT, type FuzzCase, type Step } from "./fuzz-case";
import { mutateText } from "./mutate-text";
import type { Random } from "./random";
import type { RealDocument } from "./real-documents";
import { anyPlace, METHODS, OUTSIDE, requestOf } from "./requests";

const WRONG: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, "", "x", [], {}, [null], [[]], { uri: null }, "__proto__", "x".repeat(9_999)],
  ...[
    { line: -1, character: -1 },
    { line: 0.5, character: "1" },
    { start: null, end: null },
    OUTSIDE[2],
    { toString: 1 },
  ],
];

/** Parameters of a wrong type, some missing or too many, in questions and notifications; methods that do not exist. */
export function wrongParams(documents: readonly RealDocument[], random: Random): FuzzCase {
  const { path, language, text } = random.choose(documents);
  const uri = `${PROJECT}/${path}`;
  const place = anyPlace(uri, text, random);
  const steps: Step[] = [opened(uri, language, 1, text)];
  for (let count = 1 + random.below(3); count > 0; count--) {
    const right = random.choose<() => Step>([
      () => requestOf(random.choose(METHODS), place, random),
      () => requestOf(random.choose(METHODS), place, random),
      () => ({
        request: random.choose(["no/such", "", "$/no", "initialize", "workspace/executeCommand"]),
        params: { command: 1 },
      }),
      () => ({ request: "codeLens/resolve", params: { range: place.range, data: { kind: "x" } } }),
      () => opened(uri, language, 2, text),
      () => ({
        notify: "textDocument/didChange",
        params: { textDocument: { uri, version: 2 }, contentChanges: [{ range: place.range, text: "x" }] },
      }),
      () => ({ notify: "workspace/didChangeWatchedFiles", params: { changes: [{ uri, type: 2 }] } }),
      () => ({
        notify: "workspace/didChangeWorkspaceFolders",
        params: { event: { added: [{ uri: `${PROJECT}/roles`, name: "r" }], removed: [{ uri: `${PROJECT}/roles` }] } },
      }),
      () => ({ notify: random.choose(["no/such", "$/no", "exit/", "wazir/no", "$/cancelRequest"]), params: { id: 1 } }),
    ])();
    steps.push({ ...right, ...("params" in right ? { params: wronged(right.params, random) } : {}) });
  }
  const uris = [uri, ...steps.flatMap(uriOpened)];
  return { kind: "wrong parameters", malformed: true, steps: [...steps, ...uris.map(closed)] };
}

/** The URI that a step opens a document under, whatever it is. */
function uriOpened(step: Step): readonly unknown[] {
  if (!("notify" in step) || step.notify !== "textDocument/didOpen") return [];
  const { textDocument } = (step.params ?? {}) as { textDocument?: { uri?: unknown } | null };
  return textDocument === undefined || textDocument === null ? [] : [textDocument.uri];
}

/** The value with something in it replaced, left out or added. */
function wronged(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.chance(0.2)) return random.choose(WRONG);
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1);
    return value.toSpliced(at, 1, wronged((value as unknown[])[at], random));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return { extra: random.choose(WRONG) };
  const [key, inner] = random.choose(entries) as [string, unknown];
  if (random.chance(0.2)) return Object.fromEntries(entries.filter(([other]) => other !== key));
  return { ...value, [key]: wronged(inner, random) };
}

const BODIES = [
  ...[
    "",
    " ",
    "null",
    "1",
    '"x"',
    "[]",
    "{}",
    "[{}]",
    "{",
    "}",
    "{{{{",
    "nul",
    "\0",
    "\uFEFF{}",
    '{"jsonrpc":"2.0"}',
    "true",
  ],
  ...[
    '{"jsonrpc":"1.0","id":1,"method":"x"}',
    '{"id":null,"method":"textDocument/hover"}',
    '{"jsonrpc":"2.0","id":{},"method":"shutdown/"}',
  ],
  ...[
    '{"jsonrpc":"2.0","id":1.5,"method":"x"}',
    '{"jsonrpc":"2.0","method":1}',
    '{"jsonrpc":"2.0","method":"","params":1}',
  ],
  ...[
    '{"jsonrpc":"2.0","id":987654,"result":1}',
    '{"jsonrpc":"2.0","id":"y","error":null}',
    '{"jsonrpc":"2.0","id":null,"error":{"code":1}}',
  ],
  ...[
    '{"jsonrpc":"2.0","id":987655,"result":1,"error":{"code":"x","message":7}}',
    '{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":"x"}',
  ],
  ...[
    '[{"jsonrpc":"2.0","method":"x"},{"jsonrpc":"2.0","id":987656,"method":"x"}]',
    '{"__proto__":{"method":"x"}}',
    "[".repeat(20_000),
  ],
  ...[
    `{"jsonrpc":"2.0","method":"x","params":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    '{"jsonrpc":"2.0","id":"__proto__","method":"toString"}',
  ],
];

const HEADERS: readonly ((body: string) => string)[] = [
  (body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  (body) =>
    `Content-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`,
  (body) => `content-length:${Buffer.byteLength(body)}\r\n\r\n${body}`,
  (body) => `Content-Type: text/html; charset=klingon\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  (body) => `Content-Length: ${Buffer.byteLength(body)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  (body) => `Content-Length: ${Math.max(0, Buffer.byteLength(body) - 3)}\r\n\r\n${body}`,
  // So many more bytes do follow.
  (body) => `Content-Length: ${Buffer.byteLength(body) + 50}\r\n\r\n${body}${" ".repeat(50)}`,
  (body) => `Content-Length: abc\r\n\r\n${body}`,
  (body) => `Content-Length: -5\r\n\r\n${body}`,
  (body) => `Content-Length: 0\r\n\r\n${body}`,
  (body) => `Content-Length: 1e3\r\n\r\n${body}`,
  (body) => `Content-Length:\r\n\r\n${body}`,
  (body) => `Content-Lengthy: 5\r\n\r\n${body}`,
  (body) => `\r\n\r\n${body}`,
  (body) => `GET / HTTP/1.1\r\nHost: x\r\n\r\n${body}`,
  (body) => `no header at all ${body}`,
  (body) => `${"X: y\r\n".repeat(500)}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  (body) => `Content-Length: ${Buffer.byteLength(body)}\n\n${body}`,
  (body) => `Content-Encoding: gzip\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
];

/** What ends whatever stands open as a header, so that the next message is read as one. */
const END_OF_HEADER = "\r\n\r\n";

/** Bytes that are no message of the protocol, or a message that is none. */
export function brokenMessages(random: Random): FuzzCase {
  const steps: Step[] = [];
  for (let count = 1 + random.below(3); count > 0; count--) {
    const hover = framed({
      id: "unasked",
      method: "textDocument/hover",
      params: { textDocument: { uri: "untitled:x" } },
    });
    const body = random.chance(0.3) ? mutateText(hover.slice(hover.indexOf("{")), random) : random.choose(BODIES);
    const raw = random.chance(0.15) ? mutateText(hover, random) : random.choose(HEADERS)(body);
    steps.push(
      { raw: swallowsNext(raw) ? raw.replace(/Content-Length/gi, "Content-Lost") : raw },
      { raw: END_OF_HEADER },
    );
  }
  return { kind: "broken messages", malformed: true, steps };
}

/** Whether a reader waits for more bytes than there are: whatever came next would be taken for the rest. */
function swallowsNext(raw: string): boolean {
  const [head = "", ...bodies] = raw.split("\r\n\r\n");
  const length = Number.parseInt(/content-length:\s*([+-]?\d+)(?![^]*content-length)/i.exec(head)?.[1] ?? "0", 10);
  return length > Buffer.byteLength(bodies.join("\r\n\r\n"));
}
