import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/core/documents/read-document";
import { RULES } from "../../src/core/rules/all-rules";
import { checkDocument, ruleContext } from "../../src/core/rules/check-document";
import { applyChanges } from "../../src/core/text/text-change";
import { runs } from "../support/arbitraries";
import { parseMarked } from "../support/markers";
import { checkedText, checkText, runFiles } from "../support/projects";
import { manifest, role } from "../support/texts";
import { COMPOSITION_FIXTURES, ITEM_FIXTURES, MANIFEST_FIXTURES } from "../unit/rules/project-fixtures";

describe("a text that ends anywhere", () => {
  test.each([...MANIFEST_FIXTURES, ...ITEM_FIXTURES, ...COMPOSITION_FIXTURES])(
    "is judged, and mended within its bounds: $name",
    async ({ path, wrong, files }) => {
      const { text } = parseMarked(wrong);
      const checked = await checkedText(path, text, { ...runFiles(), ...files });
      for (let end = 0; end < text.length; end += 17) {
        const document = readDocument(text.slice(0, end), checked.document.format);
        const context = await ruleContext({ ...checked, document });
        for (const finding of await checkDocument(context)) {
          expect(finding.range.start).toBeLessThanOrEqual(finding.range.end);
          expect(finding.range.end).toBeLessThanOrEqual(end);
          const rule = RULES.find(({ codes }) => codes.some(({ code }) => code === finding.code));
          for (const fix of (await rule?.fixes?.(finding, context)) ?? []) {
            for (const file of fix.files) {
              if (file.kind === "edit") expect(applyChanges(document.text, file.changes)).not.toBe(document.text);
            }
          }
        }
      }
    },
  );
});

test("whatever a manifest prohibits is found as it is written", async () => {
  const term = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
    fc.constantFrom("a|b", "(", "[", "\\", "a-b", "$&", "C#", "^", "x.y", "İ", "ß", "-"),
  );
  await fc.assert(
    fc.asyncProperty(term, async (written) => {
      // What Markdown or a line makes of these is not the matter here.
      fc.pre(!/[\s`~\p{C}]/u.test(written));
      const text = `${role()}\nSay ${written} here.\n`;
      const terms = JSON.stringify([written]);
      const own = manifest({ paths: "{ roles: roles }", prohibited_terms: terms });
      const found = await checkText("roles/tester.md", text, { "wazir.manifest.yaml": own });
      const covered = found.map(({ code, range }) => [code, text.slice(range.start, range.end)]);
      expect(covered).toContainEqual(["wazir/prohibited-term", written]);
    }),
    runs(100),
  );
});
