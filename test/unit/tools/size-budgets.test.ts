import { describe, expect, it } from "vitest";
import { BUDGETS, bundleParts, overBudget } from "../../../tools/check/size-budgets.mjs";

const budget = BUDGETS["dist/server.js"];

describe("the budgets of what ships", () => {
  it("say nothing of a file that keeps within its own, to the byte", () => {
    expect(overBudget("dist/server.js", budget, { yaml: budget }, {})).toBeUndefined();
  });

  it("name what grew, most first, and what is largest", () => {
    const before = { yaml: 100_000, ajv: 90_000, "src/core/rules": 200_000 };
    const now = { yaml: 100_000, ajv: 91_000, "src/core/rules": 190_000, chart: 520_000 };
    const message = overBudget("dist/server.js", budget + 1500, now, before)?.split("\n");
    expect(message).toEqual([
      "dist/server.js has 901.5 kB, and at most 900.0 kB are allowed: 1.5 kB too many.",
      "What grew since tools/check/sizes.json was written:",
      "  +520.0 kB chart",
      "  +1.0 kB ajv",
      "What is largest:",
      "  520.0 kB chart",
      "  190.0 kB src/core/rules",
      "  100.0 kB yaml",
      "  91.0 kB ajv",
      "Load what is seldom needed when it is first used, from a bundle of its own.",
    ]);
  });

  it("count a bundle by packages, nested ones too, and by our folders", () => {
    const inputs = {
      "node_modules/yaml/dist/a.js": { bytesInOutput: 3 },
      "node_modules/yaml/dist/b.js": { bytesInOutput: 4 },
      "node_modules/@vscode/l10n/main.js": { bytesInOutput: 5 },
      "node_modules/ajv/node_modules/fast-uri/index.js": { bytesInOutput: 6 },
      "src/core/rules/expertise/overdue.ts": { bytesInOutput: 7 },
      "src/core/rules/schema.ts": { bytesInOutput: 8 },
      "src/server/main.ts": { bytesInOutput: 9 },
      "src/server/unused.ts": { bytesInOutput: 0 },
    };
    expect(bundleParts({ inputs })).toEqual({
      yaml: 7,
      "@vscode/l10n": 5,
      "fast-uri": 6,
      "src/core/rules": 15,
      "src/server": 9,
    });
  });
});
