import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { place, run, wazir } from "../support/wazir";
import { asAgent, current, endRun, startSmall, untilRun } from "./support/run";

/** Other processes that work on the run at the same time, and acts of the editor between theirs. */
const AT_ONCE = 6;

describe("the editor beside the terminal program", function () {
  this.timeout(90_000);
  let id = "";
  before(async () => {
    id = await startSmall("Two at once");
  });
  after(endRun);

  it("loses nothing when both act on a run at once", async () => {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => index);
    const ofAgents = numbers.map((n) => asAgent("finding", "add", `A${n}`, "--severity", "low", "--id", `A-${n}`));
    for (const n of numbers) await run("observe", { did: `E${n}`, saw: "It.", outcome: "pass", covers: "" });
    await Promise.all(ofAgents);
    const { state } = await wazir();
    await state.refresh();
    const { seen } = await current();
    assert(seen.ok);
    const { findings, evidence } = seen.run.state;
    const titles = [...findings.values()].map(({ finding }) => finding.title).sort();
    assert.deepEqual(
      titles,
      numbers.map((n) => `A${n}`),
    );
    assert.deepEqual(
      evidence.map((entry) => entry.evidence.command),
      numbers.map((n) => `E${n}`),
    );
    assert.deepEqual(seen.run.view.damage, []);
  });

  it("shows what another process did within a moment", async () => {
    const log = place(".wazir/runs", id, "events.ndjson").fsPath;
    const times: number[] = [];
    for (let n = 0; n < 7; n++) {
      const title = `Seen ${n}`;
      const shown = untilRun(
        (overview) =>
          overview.open?.findings.some(({ finding }) => finding.title === title) === true ? Date.now() : undefined,
        `${title} is not shown`,
      );
      const acted = asAgent("finding", "add", title, "--severity", "low");
      const at = await shown;
      times.push(at - statSync(log).mtimeMs);
      await acted;
    }
    const sorted = times.sort((a, b) => a - b);
    assert.equal(sorted.length, 7);
    console.log(`milliseconds from the log's change to the tree's event: ${sorted.map(Math.round).join(", ")}`);
  });
});
