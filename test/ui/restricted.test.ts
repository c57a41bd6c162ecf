import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";

it("works in a workspace that is not trusted, and executes nothing of it until it is", async () => {
  const workbench = await openWorkbench({
    folder: join(repositoryRoot, "examples", "checkout-service"),
    extensionDevelopmentPath: repositoryRoot,
    trust: false,
  });
  try {
    const { page, treeItem } = workbench;
    await page.getByText("Restricted Mode").first().waitFor();
    const plan = join(workbench.folder, ".wazir/runs/20261120-idempotent-payments/artifacts/implementation-plan.md");
    // Every command that the plan names leaves a trace.
    const text = await readFile(plan, "utf8");
    await writeFile(plan, text.replaceAll(/verify: node .*/g, "verify: touch executed.txt"));
    const executed = join(workbench.folder, "executed.txt");

    await workbench.runCommand("Wazir: Focus on Pipeline View");
    await treeItem(/^Phase 1, Clarify.*done/).waitFor();
    await treeItem(/^Phase 3, Specify, role specifier, human gate, stale/).waitFor();
    await workbench.openFile("spec-challenge.md");
    await page.locator(".editor-instance .squiggly-error").first().waitFor();
    await workbench.runCommand("Wazir: Open Current Artifact");
    await page.getByRole("tab", { name: /^implementation-plan\.md/, selected: true }).waitFor();
    await workbench.screenshot("restricted");

    await workbench.runCommand("Wazir: Verify");
    await workbench.notification("This workspace is not trusted, so nothing of it is executed.").waitFor();
    await workbench.screenshot("restricted-verify");
    await workbench.runCommand("Test: Run All Tests");
    await workbench.screenshot("restricted-tests");
    expect(existsSync(executed)).toBe(false);

    await workbench.grantTrust();
    await workbench.runCommand("Wazir: Verify");
    await expect.poll(() => existsSync(executed), { timeout: 20_000 }).toBe(true);
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.screenshot("restricted-end");
    await workbench.close();
  }
});
