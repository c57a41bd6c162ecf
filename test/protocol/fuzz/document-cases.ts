import { TextDocument } from "vscode-languageserver-textdocument";
import { PROJECT, type FuzzCase, type Step } from "./fuzz-case";
import { mutateText, PIECES } from "./mutate-text";
import { mutateTree } from "./mutate-tree";
import type { Random } from "./random";
import type { RealDocument } from "./real-documents";
import { anyPlace, anyRequest, METHODS, OUTSIDE, requestOf } from "./requests";

/** A real document, broken, opened where it belongs and asked about; often edited on as a person would. */
export function brokenDocument(documents: readonly RealDocument[], random: Random): FuzzCase {
  const { language, path, ...real } = random.choose(documents);
  const uri = random.chance(0.03) ? `untitled:${path}` : `${PROJECT}/${path}`;
  let version = random.below(3);
  let text = mutated(real, random);
  const steps: Step[] = [opened(uri, language, version, text)];
  const ask = (): void => {
    if (random.chance(0.6)) steps.push({ request: "textDocument/diagnostic", params: { textDocument: { uri } } });
    for (let count = 1 + random.below(3); count > 0; count--) {
      steps.push(anyRequest(anyPlace(uri, text, random), random));
      if (random.chance(0.03)) steps.push({ cancel: true });
    }
  };
  ask();
  while (random.chance(0.3)) {
    const { range } = anyPlace(uri, text, random);
    const change = { range, text: random.chance(0.3) ? "" : random.choose(PIECES) };
    version += 1;
    steps.push({
      notify: "textDocument/didChange",
      params: { textDocument: { uri, version }, contentChanges: [change] },
    });
    text = TextDocument.update(TextDocument.create(uri, language, version, text), [change], version).getText();
    ask();
  }
  steps.push(closed(uri));
  return { kind: "broken document", ...(random.chance(0.25) ? { atOnce: true } : {}), steps };
}

function mutated({ text, format }: Pick<RealDocument, "text" | "format">, random: Random): string {
  const tree = format !== undefined && random.chance(0.6) ? mutateTree(text, format, random) : text;
  return tree === text || random.chance(0.2) ? mutateText(tree, random) : tree;
}

/** Notifications out of order, twice, of old versions and about places that are not there, with questions in between. */
export function disorder(documents: readonly RealDocument[], random: Random): FuzzCase {
  const two = [random.choose(documents), random.choose(documents)];
  const steps: Step[] = [];
  for (let count = 4 + random.below(10); count > 0; count--) steps.push(anyStep(random.choose(two), random));
  for (const { path } of two) steps.push(closed(`${PROJECT}/${path}`));
  return { kind: "disorder", atOnce: true, steps };
}

function anyStep({ path, language, text }: RealDocument, random: Random): Step {
  const uri = `${PROJECT}/${path}`;
  const version = random.below(6) - 1;
  const place = anyPlace(uri, text, random);
  const inverted = { start: place.range.end, end: place.range.start };
  const outside = { start: random.choose(OUTSIDE), end: random.choose(OUTSIDE) };
  const changes = [
    { text: mutateText(text, random) },
    { range: place.range, text: random.choose(PIECES) },
    { range: inverted, text: "x" },
    { range: outside, text: random.choose(PIECES) },
    { range: place.range, rangeLength: 99_999, text: "" },
  ];
  const contentChanges = Array.from({ length: random.below(4) }, () => random.choose(changes));
  switch (random.below(10)) {
    case 0:
      return opened(uri, language, version, text);
    case 1:
      return opened(
        uri,
        random.choose(["yaml", "json", "plaintext", "", "no such language"]),
        version,
        mutateText(text, random),
      );
    case 2:
    case 3:
      return { notify: "textDocument/didChange", params: { textDocument: { uri, version }, contentChanges } };
    case 4:
      return closed(uri);
    case 5:
      return { notify: "textDocument/didSave", params: { textDocument: { uri }, text } };
    case 6:
      return {
        notify: "workspace/didChangeWatchedFiles",
        params: {
          changes: [
            { uri, type: 1 + random.below(3) },
            { uri: `${PROJECT}/no/such`, type: 1 + random.below(3) },
          ],
        },
      };
    case 7:
      return random.choose<Step>([
        { notify: "workspace/didChangeConfiguration", params: { settings: null } },
        { notify: "wazir/workspaceTrusted", params: {} },
        { notify: "$/setTrace", params: { value: random.choose(["off", "messages", "verbose"]) } },
        { notify: "$/cancelRequest", params: { id: random.choose([0, 1, "no such id", 999_999]) } },
        { notify: "window/workDoneProgress/cancel", params: { token: random.choose([0, "no such token"]) } },
        { notify: "initialized", params: {} },
      ]);
    default:
      return anyRequest(place, random);
  }
}

const URIS = [
  ...[
    "",
    "/",
    "a",
    "file:",
    "file://",
    "file:///",
    "file:///no/such/file.md",
    "file:///etc/passwd",
    "file:///dev/zero",
  ],
  ...[
    "file://host/share/wazir.manifest.yaml",
    "file:///c%3A/x/wazir.manifest.yaml",
    "file:///C:/x.yaml",
    "file:///%",
    "file:///%00",
  ],
  ...[
    "file:///%ff%fe",
    "file:///a/../../../../../b.md",
    `${PROJECT}/roles/../../x.md`,
    `${PROJECT}/roles/%2e%2e/%2e%2e/x.md`,
  ],
  ...[
    `${PROJECT}/no/such.md`,
    `${PROJECT}/`,
    PROJECT,
    `${PROJECT}/roles`,
    `${PROJECT}/roles/scribe.md/x`,
    `${PROJECT}/${"a/".repeat(900)}b.md`,
  ],
  ...[
    "untitled:",
    "untitled:Untitled-1",
    "git:/x/roles/a.md?{}",
    "vscode-vfs://github/a/b/wazir.manifest.yaml",
    "http://127.0.0.1:9/a.yaml",
  ],
  ...[
    "::::",
    "x".repeat(5_000),
    "file:///😀.md",
    "urn:a:b",
    "data:,x",
    "javascript:alert(1)",
    "file:///\u0000",
    "wazir:/x.md?/etc",
  ],
];

/** Questions about documents that nobody opened, and about URIs that lead nowhere. */
export function unknownUris(random: Random): FuzzCase {
  const steps: Step[] = [];
  for (let count = 2 + random.below(4); count > 0; count--) {
    const uri = random.choose(URIS);
    const text = random.choose(["", "phase: clarify\nrole: clarifier\n", "---\nid: x\n---\n"]);
    const isOpen = random.chance(0.4);
    if (isOpen) steps.push(opened(uri, random.choose(["yaml", "markdown", "json"]), 1, text));
    const method = random.chance(0.2) ? "textDocument/diagnostic" : random.choose(METHODS);
    steps.push(requestOf(method, anyPlace(uri, text, random), random));
    if (isOpen) steps.push(closed(uri));
  }
  return { kind: "unknown URIs", steps };
}

/** The notification that a document is open. */
export function opened(uri: string, languageId: string, version: number, text: string): Step {
  return { notify: "textDocument/didOpen", params: { textDocument: { uri, languageId, version, text } } };
}

/** The notification that it is not. */
export function closed(uri: unknown): Step {
  return { notify: "textDocument/didClose", params: { textDocument: { uri } } };
}
