import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Frame, Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds in a page or in a frame that is serious or critical, one line each: the rule, what for, and where. */
export async function graveFindings(page: Page | Frame): Promise<readonly string[]> {
  // Evaluated, not added to the page, whose policy lets no script in.
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations, passes } = await page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as { axe: typeof axe };
    return judge.run(document);
  });
  if (passes.length < 10) throw new Error(`axe looked at next to nothing: ${String(passes.length)} rules passed.`);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
