import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { logText } from "../../support/log-text";
import { childrenAt, lines } from "../support/tree";
import { until } from "../support/until";
import { place, wazir } from "../support/wazir";

const ID = "20261105-written-elsewhere";

describe("changes that other programs make", () => {
  after(async () => rm(place(".wazir/runs", ID).fsPath, { recursive: true, force: true }));

  /** Waits until a line stands, or stands no more, below a group of the pipeline tree. */
  async function untilListed(group: string, line: RegExp, there: boolean): Promise<void> {
    const { pipeline, state } = await wazir();
    const shown = async (): Promise<readonly string[]> => lines(await childrenAt(pipeline, group));
    await until(
      state.onDidChange,
      async () => ((await shown()).some((one) => line.test(one)) === there ? true : undefined),
      () => `${group} is still without the change ${line.source}`,
    );
  }

  it("show in the tree without a refresh: a run, an event, a role", async () => {
    await wazir();
    const folder = place(".wazir/runs", ID).fsPath;
    await mkdir(folder, { recursive: true });
    const record = `run_id: ${ID}\ntitle: Written elsewhere\nintent: docs\nlane: quick\ncreated_at: 2026-11-05T09:00:00Z\n`;
    await writeFile(`${folder}/run.yaml`, record);
    await writeFile(`${folder}/events.ndjson`, `${logText("start clarify")}\n`);
    await untilListed("Runs", /^Written elsewhere \| current · Clarify$/, true);
    await writeFile(`${folder}/events.ndjson`, `${logText("finish")}\n`);
    await untilListed("Runs", /^Written elsewhere \| finished$/, true);
    await writeFile(place("wazir/roles/guest.md").fsPath, "---\nid: guest\ntitle: Guest\n---\n");
    await untilListed("Roles", /^Guest/, true);
    await rm(place("wazir/roles/guest.md").fsPath);
    await untilListed("Roles", /^Guest/, false);
  });

  it("are seen in the manifest too", async () => {
    const manifest = place("wazir.manifest.yaml").fsPath;
    const { readFile } = await import("node:fs/promises");
    const before = await readFile(manifest, "utf8");
    try {
      await writeFile(manifest, `${before}phases: [clarify, execute]\n`);
      await untilListed("Phases", /^2\. Execute/, true);
      const { pipeline } = await wazir();
      assert.equal((await childrenAt(pipeline, "Phases")).length, 2);
    } finally {
      await writeFile(manifest, before);
    }
    await untilListed("Phases", /^13\./, true);
  });
});
