import { writeSync } from "node:fs";
import { updateRun } from "../../../src/platform/update-run";

// Adds events to a run and says each that was acknowledged on a line of its own: `ok <id>`, or `no <why>`. Run as
// `<state root> <run id> <name> <how many> <length>`; with `hang` in place of a number it keeps the lock for ever.
const [stateRoot = "", runId = "", name = "", count = "", length = ""] = process.argv.slice(2);
const place = { stateRoot, runId };
const actor = { id: name, kind: "agent" } as const;
const now = (): string => new Date().toISOString();

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function write(): Promise<void> {
  say("ready");
  if (count === "hang") {
    setInterval(() => undefined, 1000);
    await updateRun(place, now, () => {
      say("locked");
      return new Promise(() => undefined);
    });
  }
  for (let n = 0; n < Number(count); n++) {
    const id = `${name}-${n}`;
    const event = { event: "noted", actor, id, text: "é".repeat(Number(length) / 2) };
    const update = await updateRun(
      place,
      now,
      () => ({ ok: true, events: [event, { ...event, id: `${id}b` }] }),
      60_000,
    );
    if (update.ok) say(`ok ${id}`);
    else say(`no ${update.reason === "failed" ? update.message : "refused"}`);
    if (!update.ok) return;
  }
}

void write();
