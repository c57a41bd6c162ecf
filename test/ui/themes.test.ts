import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";

const picture = join(repositoryRoot, "docs", "images", "wazir.png");
const THEMES = ["Default Dark Modern", "Default Light Modern", "Default High Contrast"] as const;

/** The README's picture is the dark one: `WAZIR_UPDATE_PICTURE=1` takes it anew. */
it.each(THEMES)("shows a run half-way through in %s", async (theme) => {
  const workbench = await openWorkbench({
    folder: join(repositoryRoot, "examples", "checkout-service"),
    extensionDevelopmentPath: repositoryRoot,
    theme,
    viewport: { width: 1360, height: 860 },
  });
  try {
    const { page, treeItem } = workbench;
    await workbench.runCommand("Wazir: Focus on Pipeline View");
    await treeItem(/^Phase 8, Plan, role planner, human gate, active/).waitFor();
    await treeItem(/^Phase 1, Clarify.*done/).waitFor();
    await workbench.openFile("implementation-plan.md");
    await page.locator(".editor-instance .squiggly-error").first().waitFor();
    await workbench.runCommand("Problems: Focus on Problems View");
    await page.getByRole("treeitem", { name: /in_reveiw.*Did you mean/ }).waitFor();
    await page.getByRole("button", { name: /^Run Idempotent payments, Plan/ }).waitFor();
    const path = await workbench.screenshot(`example-${theme.toLowerCase().replaceAll(" ", "-")}`);
    expect(workbench.pageErrors).toEqual([]);
    if (process.env.WAZIR_UPDATE_PICTURE === "1" && theme === THEMES[0]) {
      await mkdir(dirname(picture), { recursive: true });
      await copyFile(path, picture);
    }
  } finally {
    await workbench.close();
  }
});
