import { appendFile, cp, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";

it("detectors wait until the workspace is trusted, and are explained and suppressed by mouse and keys", async () => {
  const folder = join(await realpath(await mkdtemp(join(tmpdir(), "wazir-detectors-"))), "till");
  await cp(join(repositoryRoot, "test/vscode/detectors/workspace"), folder, { recursive: true });
  await appendFile(join(folder, "wazir.manifest.yaml"), "roles: [clarifer]\n");
  const settings = { "wazir.detectors.severity": "information" };
  const workbench = await openWorkbench({ folder, extensionDevelopmentPath: repositoryRoot, trust: false, settings });
  try {
    const { page } = workbench;
    await page.getByText("Restricted Mode").first().waitFor();
    const marks = page.locator(".editor-instance .squiggly-info");
    // A fault of our own document shows that the server is at work.
    await workbench.openFile("wazir.manifest.yaml");
    await page.locator(".editor-instance .squiggly-error").first().waitFor();
    await workbench.openFile("pay.ts");
    await page.locator(".editor-instance .view-lines").getByText("paymentIntents").waitFor();
    expect(await marks.count()).toBe(0);
    await workbench.grantTrust();
    await workbench.openFile("pay.ts");
    await marks.first().waitFor();
    await page.locator(".editor-instance .view-lines").getByText("paymentIntents").hover();
    await page.getByText("A timeout tells the caller nothing").first().waitFor();
    await workbench.screenshot("detector-hover");
    await page.keyboard.press("Escape");
    await page.locator(".editor-instance .view-lines").getByText("paymentIntents").click();
    await page.keyboard.press("Control+.");
    const suppress = page.getByText(/^Suppress `architecture.*#R\d+` here/).first();
    await suppress.waitFor();
    await workbench.screenshot("detector-actions");
    const before = await marks.count();
    await suppress.click();
    const words = page.locator(".editor-instance .view-lines");
    await words.getByText("wazir-ignore architecture/").waitFor();
    await expect.poll(() => marks.count()).toBe(before - 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+s");
    const text = (): Promise<string> => readFile(join(workbench.folder, "src/pay.ts"), "utf8");
    await expect.poll(text).toMatch(/\/\/ wazir-ignore architecture\/\S+#R\d+/);
    await workbench.screenshot("detector-suppressed");
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  }
});
