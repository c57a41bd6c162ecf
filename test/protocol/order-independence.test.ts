import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { runs } from "../support/arbitraries";
import { connect, PULLED, type LspClient } from "../support/lsp-client";
import { temporaryProject } from "../support/temporary-project";
import { anyPlace, METHODS, requestOf } from "./fuzz/requests";
import { randomOf } from "./fuzz/random";
import { wrongRanges } from "./fuzz/ranges-inside";
import { clarification, role, smallProject, workflow } from "./support/documents";
import { plan, spec } from "./support/run-documents";

/** Documents that name each other, so that what is known of one changes what is said of another. */
const TEXTS = {
  "roles/scribe.md": role("scribe"),
  "workflows/note.md": workflow("note", "scribe").replace("inputs: []", "inputs: [clarification, speck]"),
  ".wazir/runs/pay-1/artifacts/clarification.md": clarification(),
  ".wazir/runs/pay-1/artifacts/spec.md": spec("pay-1").replace("satisfies: [R-1]", "satisfies: [R-1, R-9]"),
  ".wazir/runs/pay-1/artifacts/implementation-plan.md": plan("pay-1").replace("covers: [AC-1]", "covers: [AC-1, AC-7]"),
} as const;

const PATHS = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
const project = temporaryProject(smallProject(TEXTS));
const QUESTIONS = 90;

let client: LspClient;
const open = (path: keyof typeof TEXTS, text: string = TEXTS[path]) => client.open(text, "markdown", project.at(path));

beforeAll(async () => {
  client = await connect({ mode: "server", folders: [project.root], capabilities: PULLED });
});

afterAll(async () => {
  await client.close();
  project.dispose();
});

describe("in whatever order", () => {
  test("questions come, all at once, each has the answer that it has alone", async () => {
    const documents = PATHS.map((path) => open(path));
    const questions = Array.from({ length: QUESTIONS }, (_, index) => {
      const random = randomOf(20_261_129, index);
      const { uri, text } = random.choose(documents);
      const step = requestOf(METHODS[index % METHODS.length]!, anyPlace(uri, text(), random), random);
      if (!("request" in step)) throw new Error("A question is a request.");
      return step;
    });
    const answer = async ({ request, params }: (typeof questions)[number]): Promise<string> =>
      JSON.stringify(await client.request(request, params).catch((error: unknown) => String(error)));
    const alone: string[] = [];
    for (const question of questions) alone.push(await answer(question));
    expect(alone.filter((told) => told !== "null" && told !== "[]").length).toBeGreaterThan(QUESTIONS / 3);

    const orders = fc.shuffledSubarray([...questions.keys()], { minLength: QUESTIONS, maxLength: QUESTIONS });
    const property = fc.asyncProperty(orders, async (order) => {
      const told = await Promise.all(order.map((index) => answer(questions[index]!)));
      expect(told).toEqual(order.map((index) => alone[index]));
    });
    await fc.assert(property, runs(15));
    for (const document of documents) document.close();
  });

  test("documents are opened, the same is found in them", async () => {
    const found = async (order: readonly (keyof typeof TEXTS)[]): Promise<unknown> => {
      const documents = new Map(order.map((path) => [path, open(path)]));
      const told = [];
      for (const path of PATHS) told.push([path, await documents.get(path)?.diagnostics()]);
      for (const document of documents.values()) document.close();
      return told;
    };
    const first = await found(PATHS);
    expect(JSON.stringify(first)).toMatch(/speck.*R-9.*AC-7/);
    const orders = fc.shuffledSubarray(PATHS, { minLength: PATHS.length, maxLength: PATHS.length });
    const property = fc.asyncProperty(orders, async (order) => {
      expect(await found(order)).toEqual(first);
    });
    await fc.assert(property, runs(20));
  });
});

test("what is found lies in the document, around the text that it names", async () => {
  let named = 0;
  const property = fc.asyncProperty(fc.constantFrom(...PATHS), fc.nat(), fc.nat(999), async (path, at, number) => {
    const word = `wrong-${number}`;
    const values = [...TEXTS[path].matchAll(/(?<=[:[] )[\w-]+|(?<=\[)[\w-]+/g)];
    const { index, 0: value } = values[at % values.length]!;
    const text = TEXTS[path].slice(0, index) + word + TEXTS[path].slice(index + value.length);
    const document = open(path, text);
    const found = await document.diagnostics();
    document.close();
    const shown = TextDocument.create(document.uri, "markdown", 1, text);
    expect(wrongRanges(found, shown)).toEqual([]);
    for (const { message: said, range } of found) {
      const message = typeof said === "string" ? said : said.value;
      if (!message.includes(`\`${word}\``)) continue;
      expect(shown.getText(range), message).toContain(word);
      named++;
    }
  });
  await fc.assert(property, runs(150));
  expect(named).toBeGreaterThan(20);
});
