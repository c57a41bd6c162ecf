import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOf } from "../../../src/service/document";
import { diagnose } from "../../../src/service/features/diagnostics";
import { ROOT, RUN_ID, runFiles } from "../../support/projects";
import { logOfLength } from "../../support/run-logs";
import { completeAt, contextWith, hoverAt, wordsOf } from "../../support/service";

const PATH = `.wazir/runs/${RUN_ID}/events.ndjson`;
const LOG = logOfLength(3);

test.each(["jsonl", "plaintext", "log"])("a log that the editor calls %s is marked at its line", async (language) => {
  const text = LOG.replace('"n":3', '"n":4');
  const context = await contextWith(runFiles());
  const found = await diagnose(context, TextDocument.create(uriOf(`${ROOT}/${PATH}`), language, 1, text));
  const length = text.split("\n")[2]!.length;
  expect(found.map(({ code, range }) => [code, range])).toEqual([
    ["wazir/log-edited", { start: { line: 2, character: 0 }, end: { line: 2, character: length } }],
  ]);
});

test("the keys of a log are explained on every line, and nothing is offered: nobody writes it by hand", async () => {
  const context = await contextWith(runFiles());
  const marked = LOG.replace(/"prev"(?=[^\n]*\n$)/, '"pr⟦^⟧ev"');
  expect(wordsOf(await hoverAt(context, PATH, marked))).toContain("The hash of the line before");
  expect(completeAt(context, PATH, marked)).toEqual([]);
  expect(completeAt(context, PATH, `${LOG}⟦^⟧`)).toEqual([]);
});
