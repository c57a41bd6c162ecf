import { expect, test } from "vitest";
import { translator } from "../../../src/core/text/translate";

test.each([
  ["{0} of {1} files", [1, 2], "الملفات: 1 من 2"],
  ["1 task", [], "1 task"],
  ["{0} tasks", [3], "3 tasks"],
  ["{0} proofs", [3], "3 proofs"],
  ["toString", [], "toString"],
])("`%s` with %j is `%s`", (message, args, said) => {
  const t = translator({ "{0} of {1} files": "الملفات: {0} من {1}", "1 task": "", "{0} proofs": 4 });
  expect(t(message, ...args)).toBe(said);
});

test("without words a message stands as it is", () => {
  expect(translator({})("used by {0}", 2)).toBe("used by 2");
});
