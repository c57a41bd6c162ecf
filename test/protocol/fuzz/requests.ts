import type { Position, Range } from "vscode-languageserver/node";
import type { Step } from "./fuzz-case";
import type { Random } from "./random";

/** Where a request is about. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
  readonly range: Range;
}

type Params = (place: Place, random: Random) => unknown;

const at: Params = ({ uri, position }) => ({ textDocument: { uri }, position });
const of: Params = ({ uri }) => ({ textDocument: { uri } });
const over: Params = ({ uri, range }) => ({ textDocument: { uri }, range });

const CODES = ["schema-enum", "schema-required", "unknown-role", "criterion-uncovered", "syntax", "no-such-code"];

/** What may be asked about a place, each with its parameters. */
const ABOUT_PLACES: Readonly<Record<string, Params>> = {
  "textDocument/hover": at,
  "textDocument/completion": at,
  "textDocument/definition": at,
  "textDocument/references": (place, random) => ({
    ...(at(place, random) as object),
    context: { includeDeclaration: random.chance(0.5) },
  }),
  "textDocument/documentHighlight": at,
  "textDocument/documentSymbol": of,
  "textDocument/codeAction": ({ uri, range }, random) => ({
    textDocument: { uri },
    range,
    context: {
      diagnostics: random.chance(0.5)
        ? []
        : [
            {
              range,
              message: "m",
              code: `wazir/${random.choose(CODES)}`,
              source: "wazir",
              data: { key: "a", words: [] },
            },
          ],
      ...(random.chance(0.3) ? { only: [random.choose(["quickfix", "source.fixAll", "source", "", "refactor"])] } : {}),
    },
  }),
  "textDocument/codeLens": of,
  "textDocument/documentLink": of,
  "textDocument/foldingRange": of,
  "textDocument/selectionRange": ({ uri, position }) => ({ textDocument: { uri }, positions: [position, position] }),
  "textDocument/semanticTokens/full": of,
  "textDocument/semanticTokens/range": over,
  "textDocument/inlayHint": over,
  "textDocument/prepareRename": at,
  "textDocument/rename": (place, random) => ({
    ...(at(place, random) as object),
    newName: random.choose(["other", "AC-9", "", "a b", "x: y", "😀", "../x", "__proto__"]),
  }),
  "textDocument/formatting": ({ uri }, random) => ({
    textDocument: { uri },
    options: { tabSize: random.choose([0, 1, 2, 4, 8]), insertSpaces: random.chance(0.8) },
  }),
  "textDocument/onTypeFormatting": (place, random) => ({
    ...(at(place, random) as object),
    ch: "\n",
    options: { tabSize: 2, insertSpaces: true },
  }),
  "textDocument/diagnostic": of,
};

/** What is asked of the whole workspace; these take longest, so they are asked seldom. */
const OF_WORKSPACES: Readonly<Record<string, Params>> = {
  "workspace/symbol": (_place, random) => ({
    query: random.choose(["", "a", "re", "AC", "(", "\\", "😀", "x".repeat(999)]),
  }),
  "workspace/willRenameFiles": ({ uri }) => ({ files: [{ oldUri: uri, newUri: `${uri}.md` }] }),
  "wazir/validateWorkspace": () => ({}),
  "wazir/fixWorkspace": () => ({}),
  "wazir/ownModules": () => ({}),
  "wazir/searchExpertise": (_place, random) => ({
    query: random.choose(["csrf", "", "a b c", "😀", "*"]),
    limit: random.below(30),
  }),
  "wazir/composeExpertise": (_place, random) => ({
    role: random.choose(["executor", "reviewer", "nobody"]),
    stacks: random.chance(0.5) ? [] : ["node"],
    concerns: [],
    files: [],
    budget: random.choose([0, 1, 100, 8_000]),
  }),
  "wazir/suggestConcerns": () => ({ task: "make payments idempotent", stacks: [] }),
};

/** Every method that a client may ask. */
export const METHODS: readonly string[] = [...Object.keys(ABOUT_PLACES), ...Object.keys(OF_WORKSPACES)];

/** One question about a place, or seldom about the workspace. */
export function anyRequest(place: Place, random: Random): Step {
  const methods = random.chance(0.004) ? OF_WORKSPACES : ABOUT_PLACES;
  return requestOf(random.choose(Object.keys(methods)), place, random);
}

/** The question `method` about a place. */
export function requestOf(method: string, place: Place, random: Random): Step {
  const params = ABOUT_PLACES[method] ?? OF_WORKSPACES[method];
  return { request: method, params: params?.(place, random) };
}

/** A place in a text: mostly one that is there, with mostly a short range as a cursor has it. */
export function anyPlace(uri: string, text: string, random: Random): Place {
  const position = anyPosition(text, random);
  const { line, character } = random.chance(0.1) ? anyPosition(text, random) : position;
  const other = { line, character: character + random.below(4) };
  const inOrder = position.line < line || (position.line === line && position.character <= character);
  return { uri, position, range: inOrder ? { start: position, end: other } : { start: other, end: position } };
}

function anyPosition(text: string, random: Random): Position {
  const lines = text.split("\n");
  const line = random.below(lines.length);
  if (random.chance(0.05)) return random.choose(OUTSIDE);
  return { line, character: random.below((lines[line]?.length ?? 0) + 1) };
}

/** Positions that no text has. */
export const OUTSIDE: readonly Position[] = [
  { line: 1e6, character: 0 },
  { line: 0, character: 1e6 },
  { line: 2_147_483_647, character: 2_147_483_647 },
];
