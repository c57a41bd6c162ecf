import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../../tools/host/paths.mjs";
import { openWorkbench } from "../host/ui-driver.mjs";
import { expertiseModule } from "../support/modules";
import { focusRow } from "./editor";

/** With the bundled ones, more than 300. */
const OWN = 220;

it("walks and opens more than 300 modules by keys alone, and filters them", async () => {
  const folder = join(await realpath(await mkdtemp(join(tmpdir(), "wazir-many-"))), "many");
  await writeModules(folder);
  const workbench = await openWorkbench({ folder, extensionDevelopmentPath: repositoryRoot });
  try {
    const { page, treeItem, input, webview } = workbench;
    await workbench.runCommand("View: Show Wazir");
    await treeItem(`Yours, ${OWN} modules`).waitFor();
    await workbench.runCommand("Wazir: Focus on Expertise View");
    // A row that is drawn anew while the tree takes what was loaded can miss a key, so it is pressed as a person would.
    const open = (label: string): Promise<void> =>
      expect
        .poll(
          async () => {
            await focusRow(page, label);
            await page.keyboard.press("ArrowRight");
            const row = page.getByRole("treeitem", { name: new RegExp(`^${label}`), expanded: true });
            return row.waitFor({ timeout: 5_000 }).then(
              () => "open",
              () => "closed",
            );
          },
          { timeout: 30_000 },
        )
        .toBe("open");
    await open("Domain Shop, 220 modules");
    await open("Folder Area 9, 22 modules");
    await focusRow(page, "Module Topic 219");
    await open("Domain Architecture");
    await open("Folder Distributed");
    await focusRow(page, "Module Idempotency and retry");
    await treeItem(/^Module Idempotency and retry, high, [\d,]+ tokens, Claim a key/).waitFor();
    await workbench.screenshot("expertise-many");
    await page.keyboard.press("Enter");
    await webview().getByRole("heading", { name: "Idempotency and retry", level: 1 }).waitFor();
    await workbench.runCommand("Wazir: Filter Expertise…");
    await input.fill("rtl");
    await page.getByRole("checkbox", { name: /^rtl, / }).click();
    await page.keyboard.press("Enter");
    await page.getByText("Shown: concern rtl").waitFor();
    await treeItem(/^Yours/).waitFor({ state: "hidden" });
    await treeItem(/^Domain I18n, \d+ modules?/).waitFor();
    await workbench.runCommand("Wazir: Show All Expertise");
    await treeItem(`Yours, ${OWN} modules`).waitFor();
    expect(workbench.pageErrors).toEqual([]);
  } finally {
    await workbench.screenshot("expertise-many-end");
    await workbench.close();
    await rm(dirname(folder), { recursive: true, force: true });
  }
});

/** A project with as many modules of its own, in ten folders of one domain. */
async function writeModules(folder: string): Promise<void> {
  for (let at = 0; at < OWN; at++) {
    const id = `shop/area-${String(at % 10)}/topic-${String(at)}`;
    const path = join(folder, "expertise", `${id}.md`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, expertiseModule({ id, title: `Topic ${String(at)}`, related: "[]" }));
  }
  const manifest = "manifest_version: 2\nproject:\n  name: many\npaths:\n  expertise: expertise\n";
  await writeFile(join(folder, "wazir.manifest.yaml"), manifest);
}
