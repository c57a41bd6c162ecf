import { readdirSync, readFileSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { describe, expect, test } from "vitest";
import { formatOfPath } from "../../src/core/documents/read-document";
import { loadProject } from "../../src/core/library/project";
import { untranslated } from "../../src/core/text/translate";
import { nodeFiles } from "../../src/platform/node-files";
import type { ServiceContext } from "../../src/service/context";
import { uriOf } from "../../src/service/document";
import { complete } from "../../src/service/features/completion";
import { diagnose } from "../../src/service/features/diagnostics";
import { hover } from "../../src/service/features/hover";
import { bundled, REPOSITORY } from "../support/projects";
import { FULL } from "../support/service";
import { editOf, holds } from "../unit/service/support/editor";

const CONTENT = `${REPOSITORY}/content`;
const project = await loadProject(nodeFiles, CONTENT, bundled);
const context: ServiceContext = {
  project,
  artifacts: [],
  files: nodeFiles,
  abilities: FULL,
  t: untranslated,
  content: undefined,
  opened: () => undefined,
  rulePages: undefined,
};

/** Every document that ships: roles, workflows, templates, examples, modules, the manifest. */
const paths = readdirSync(CONTENT, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => formatOfPath(path) !== undefined && !/^(schemas|evidence)\//.test(path))
  .sort();

function open(path: string, text: string): TextDocument {
  return TextDocument.create(uriOf(`${CONTENT}/${path}`), formatOfPath(path) ?? "yaml", 1, text);
}

/** Places of a text, the same in every run: spread over its data rather than its body. */
function places(path: string, text: string, count: number): readonly number[] {
  const end = path.endsWith(".md") ? text.indexOf("\n---", 4) + 8 : text.length;
  return Array.from({ length: count }, (_, index) => Math.floor((end * (index + (path.length % 7) / 7)) / count));
}

/** What is answered at a place; every edit on its one line. */
async function answersAt(document: TextDocument, offset: number): Promise<string> {
  const position = document.positionAt(offset);
  const items = complete(context, document, position);
  const astray = items.filter((item) => !holds(editOf(item).range, position));
  expect(astray.map(({ label }) => label)).toEqual([]);
  return JSON.stringify([items, await hover(context, document, position)]);
}

describe("every document that ships", () => {
  test("gives the same answers at a place, whatever was asked before", async () => {
    for (const path of paths) {
      const text = readFileSync(`${CONTENT}/${path}`, "utf8");
      const used = open(path, text);
      const [before = 0, at = 0] = places(path, text, 2);
      await answersAt(used, before);
      const fresh = await answersAt(open(path, text), at);
      expect(await answersAt(used, at), `${path} at ${at} after ${before}`).toBe(fresh);
    }
  });

  test("can be cut off at any place", async () => {
    for (const path of paths) {
      const text = readFileSync(`${CONTENT}/${path}`, "utf8");
      for (const length of places(path, text, 1)) {
        const document = open(path, text.slice(0, length));
        await answersAt(document, length);
        const end = document.positionAt(length);
        for (const { range } of await diagnose(context, document)) {
          expect(document.offsetAt(range.end), `${path} cut at ${length}`).toBeLessThanOrEqual(length);
          expect(range.end.line).toBeLessThanOrEqual(end.line);
        }
      }
    }
  });

  test("has something to say on its first key", async () => {
    const silent: string[] = [];
    for (const path of paths) {
      const text = readFileSync(`${CONTENT}/${path}`, "utf8");
      const document = open(path, text);
      const first = /^(?!---|#)\w/m.exec(text)?.index ?? 0;
      if ((await hover(context, document, document.positionAt(first))) === undefined) silent.push(path);
    }
    expect(silent.filter((path) => !path.startsWith("skills/"))).toEqual([]);
  });
});
