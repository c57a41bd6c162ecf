import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complete } from "../../../src/service/features/completion";
import { diagnose } from "../../../src/service/features/diagnostics";
import { hover } from "../../../src/service/features/hover";
import { anyText, edited, runs } from "../../support/arbitraries";
import { RUN_ID, runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { spec } from "../../support/texts";

const context = await contextWith(runFiles());
const PATHS = ["spec.md", "spec.yaml", "spec.json"].map((name) => `.wazir/runs/${RUN_ID}/artifacts/${name}`);

const text = fc.oneof(edited(spec()), anyText());

describe("whatever was asked before", () => {
  test("completion and hover at a place are the same as in a fresh document", async () => {
    const places = [fc.constantFrom(...PATHS), fc.nat(), fc.nat()] as const;
    const property = fc.asyncProperty(text, ...places, async (any, path, first, second) => {
      const used = openText(path, any);
      const at = (offset: number): ReturnType<typeof used.positionAt> => used.positionAt(offset % (any.length + 1));
      complete(context, used, at(first));
      await hover(context, used, at(first));
      const fresh = openText(path, any);
      const told = [complete(context, used, at(second)), await hover(context, used, at(second))];
      return (
        JSON.stringify(told) ===
        JSON.stringify([complete(context, fresh, at(second)), await hover(context, fresh, at(second))])
      );
    });
    await fc.assert(property, runs(80));
  });

  test("diagnostics are the same, and lie in the document", async () => {
    const property = fc.asyncProperty(text, fc.constantFrom(...PATHS), async (any, path) => {
      const document = openText(path, any);
      const end = document.positionAt(any.length);
      const first = await diagnose(context, document);
      complete(context, document, end);
      const second = await diagnose(context, document);
      const inside = first.every(
        ({ range }) =>
          range.end.line < end.line || (range.end.line === end.line && range.end.character <= end.character),
      );
      return inside && JSON.stringify(first) === JSON.stringify(second);
    });
    await fc.assert(property, runs(60));
  });

  test("every completion of any text can be taken", () => {
    const property = fc.property(text, fc.constantFrom(...PATHS), fc.nat(), (any, path, place) => {
      const document = openText(path, any);
      const offset = place % (any.length + 1);
      return complete(context, document, document.positionAt(offset)).every(({ textEdit }) => {
        if (textEdit === undefined || !("range" in textEdit)) return false;
        const [start, end] = [document.offsetAt(textEdit.range.start), document.offsetAt(textEdit.range.end)];
        return start <= offset && offset <= end && end <= any.length;
      });
    });
    fc.assert(property, runs(80));
  });
});

test("a document object that is replaced is read anew, whatever its version", () => {
  const path = PATHS[1] ?? "";
  expect(complete(context, openText(path, "status: "), { line: 0, character: 8 })).toHaveLength(5);
  expect(complete(context, openText(path, "title: "), { line: 0, character: 7 })).toHaveLength(0);
});
