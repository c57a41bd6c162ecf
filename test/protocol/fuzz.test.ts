import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { connect } from "../support/lsp-client";
import { within } from "../support/deadline";
import { testProject } from "../support/temporary-project";
import { clarificationFields, clarificationJson, role, smallProject, workflow } from "./support/documents";
import { languageOf } from "./support/verdicts";

const MUTATIONS = 300;

/** Milliseconds within which every request has to be answered. */
const PROMPT = 1_000;

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = [
  ...Array.from("\n \t:-#{}[]\"'&*!|>%@`,?\\"),
  "---\n",
  "...\n",
  "\r\n",
  "\uFEFF",
  "\u2028",
  "😀",
  "\ud800",
  "<<: *a",
  "&a ",
  "__proto__: 1\n",
  "phase: ",
  "  - ",
  "{{{{",
  "]]]]",
  "null",
  "1e999",
  "\0",
];

/** The text with one to four random changes: something inserted, removed, doubled, moved or cut off. */
function mutate(text: string, random: () => number): string {
  const place = (limit: number): number => Math.floor(random() * (limit + 1));
  let mutated = text;
  for (let count = 1 + place(3); count > 0; count--) {
    const at = place(mutated.length);
    const length = place(random() < 0.5 ? 5 : 80);
    const span = mutated.slice(at, at + length);
    const piece = PIECES[place(PIECES.length - 1)] ?? "";
    const changes = [
      mutated.slice(0, at) + piece + mutated.slice(at),
      mutated.slice(0, at) + mutated.slice(at + length),
      mutated.slice(0, at) + span + span + mutated.slice(at + length),
      mutated.slice(0, at) + piece.repeat(20) + mutated.slice(at),
      mutated.slice(at + length) + span,
      mutated.slice(0, at),
    ];
    mutated = changes[place(changes.length - 1)] ?? mutated;
  }
  return mutated;
}

const content = fileURLToPath(new URL("../../content", import.meta.url));

function filesOf(folder: string, extension: string): readonly string[] {
  const names = readdirSync(join(content, folder)).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => readFileSync(join(content, folder, name), "utf8"));
}

test(`${MUTATIONS} broken documents: the server lives and answers within a second`, async () => {
  const project = testProject(smallProject());
  const client = await connect({ mode: "server", folders: [project.root] });
  const artifacts = ".wazir/runs/pay-1/artifacts";
  const documents: readonly (readonly [string, readonly string[]])[] = [
    [`${artifacts}/clarification.md`, filesOf("examples", ".md")],
    [`${artifacts}/clarification.yaml`, [clarificationFields()]],
    [`${artifacts}/clarification.json`, [clarificationJson()]],
    ["roles/scribe.md", [role("scribe"), ...filesOf("roles", ".md")]],
    ["workflows/note.md", [workflow("note", "scribe"), ...filesOf("workflows", ".md")]],
    ["wazir.manifest.yaml", [readFileSync(join(content, "wazir.manifest.yaml"), "utf8")]],
  ];
  const random = randomNumbers(20_261_123);
  const choose = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  for (let round = 0; round < MUTATIONS; round++) {
    const [path, texts] = choose(documents);
    const text = mutate(choose(texts), random);
    const document = client.open(text, languageOf(path) ?? "markdown", project.at(path), round % 3);
    const lines = text.split("\n");
    const line = Math.floor(random() * lines.length);
    const character = Math.floor(random() * ((lines[line]?.length ?? 0) + 1));
    const at = { textDocument: { uri: document.uri }, position: { line, character } };
    const what = (): string => `Round ${round}, ${path} at ${line}:${character}:\n${text}`;
    const answers = Promise.all([
      client.request("textDocument/hover", at),
      client.request("textDocument/completion", at),
      document.diagnostics(),
    ]);
    const [, , diagnostics] = await within(answers, what, PROMPT);
    for (const { range, message } of diagnostics) {
      expect(range.start.line, what()).toBeLessThanOrEqual(range.end.line);
      expect(range.end.line, what()).toBeLessThan(lines.length + text.split(/\r(?!\n)/).length);
      expect(message, what()).toMatch(/\S/);
    }
    document.close();
  }
  expect(client.faults()).toEqual([]);
  const ending = await client.close();
  expect(ending).toMatchObject({ code: 0, network: [] });
  expect(ending?.peakMegabytes).toBeLessThan(400);
});
