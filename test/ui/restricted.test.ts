import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";

it("works in a workspace that is not trusted", async () => {
  const workbench = await openWorkbench({
    folder: join(repositoryRoot, "examples", "checkout-service"),
    extensionDevelopmentPath: repositoryRoot,
    trust: false,
  });
  try {
    const { page, treeItem } = workbench;
    await page.getByText("Restricted Mode").first().waitFor();
    await workbench.runCommand("Wazir: Focus on Pipeline View");
    await treeItem(/^Phase 1, Clarify.*done/).waitFor();
    await treeItem(/^Phase 3, Specify, role specifier, human gate, stale/).waitFor();
    await workbench.openFile("spec-challenge.md");
    await page.locator(".editor-instance .squiggly-error").first().waitFor();
    await workbench.runCommand("Wazir: Open Current Artifact");
    await page.getByRole("tab", { name: /^implementation-plan\.md/, selected: true }).waitFor();
    await workbench.screenshot("restricted");
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.close();
  }
});
