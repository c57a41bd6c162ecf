import type { TextDocument } from "vscode-languageserver-textdocument";
import { expect, test } from "vitest";
import type { ServiceContext } from "../../../src/service/context";
import { semanticTokens, TOKEN_LEGEND } from "../../../src/service/features/semantic-tokens";
import { toCrlf } from "../../support/document-cases";
import { parseMarked } from "../../support/markers";
import { runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { manifest } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const context: ServiceContext = await contextWith({
  ...runFiles(),
  "wazir.manifest.yaml": manifest({ paths: "{ workflows: workflows }" }),
});

interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** The numbers of an answer as ranges with words; `!` behind the type of an id that is given there. */
function decoded(document: TextDocument, numbers: readonly number[]): readonly Token[] {
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < numbers.length; at += 5) {
    const [lines, characters, length, type, modifiers] = numbers.slice(at, at + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = document.offsetAt({ line, character });
    const given = (modifiers & (1 << TOKEN_LEGEND.tokenModifiers.indexOf("declaration"))) === 0 ? "" : "!";
    tokens.push({ start, end: start + length, type: `${TOKEN_LEGEND.tokenTypes[type] ?? "?"}${given}` });
  }
  return tokens;
}

/** The text with its tokens written in it as marks. */
function marked(path: string, text: string): string {
  const document = openText(path, text);
  const tokens = [...decoded(document, semanticTokens(context, document))].reverse();
  return tokens.reduce((now, { start, end, type }) => {
    return `${now.slice(0, start)}⟦id:${type}⟧${now.slice(start, end)}⟦/⟧${now.slice(end)}`;
  }, text);
}

const PLAN = `---
phase: ⟦id:function⟧plan⟦/⟧
role: '⟦id:class⟧planner⟦/⟧' # 😀
run_id: ⟦id:namespace⟧20261123-idempotency⟦/⟧
sources: [a, ⟦id:property⟧R-1⟦/⟧]
tasks:
  - id: ⟦id:method!⟧T-1⟦/⟧
    covers: [⟦id:property⟧AC-1⟦/⟧, ⟦id:property⟧AC-2⟦/⟧]
  - { id: ⟦id:method!⟧T-2⟦/⟧, depends_on: [⟦id:method⟧T-1⟦/⟧] }
---

# Plan

By ⟦id:method⟧T-1⟦/⟧, the 😀 \`⟦id:class⟧planner⟦/⟧\` and \`⟦id:struct⟧antipatterns/code/architecture-antipatterns⟦/⟧#⟦id:method⟧R2⟦/⟧\`; planner is a word.
`;

const CASES: readonly (readonly [what: string, path: string, text: string])[] = [
  ["an artifact's, in front matter and prose", `${ARTIFACTS}/implementation-plan.md`, PLAN],
  [
    "a workflow's, with its own id",
    "workflows/load-test.md",
    "---\nid: ⟦id:function!⟧load_test⟦/⟧\nrole: ⟦id:class⟧tester⟦/⟧\noutputs: [⟦id:type⟧spec⟦/⟧]\n---\n",
  ],
  ["JSON's", `${ARTIFACTS}/spec.json`, '{ "phase": "⟦id:function⟧specify⟦/⟧", "role": "⟦id:class⟧specifier⟦/⟧" }'],
  ["nothing's, where a document is none of ours", "notes.yaml", "role: tester\n"],
  [
    "half a document's",
    `${ARTIFACTS}/spec.md`,
    "---\nphase: ⟦id:function⟧specify⟦/⟧\nrole: ⟦id:class⟧spec⟦/⟧\nsources: [",
  ],
];

test.each(CASES)("what ids are is told: %s", (_what, path, text) => {
  const plain = parse(text);
  expect(marked(path, plain)).toBe(text);
  expect(marked(path, toCrlf(plain))).toBe(toCrlf(text));
});

function parse(text: string): string {
  return parseMarked(text).text;
}

test("a part of a document is told as the whole is there", () => {
  const text = parse(PLAN);
  const document = openText(`${ARTIFACTS}/implementation-plan.md`, text);
  const line = text.split("\n").findIndex((one) => one.includes("covers"));
  const within = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const all = decoded(document, semanticTokens(context, document));
  const part = decoded(document, semanticTokens(context, document, within));
  expect(part.map(({ start, end }) => text.slice(start, end))).toEqual(["AC-1", "AC-2"]);
  expect(all).toEqual(expect.arrayContaining([...part]));
});
