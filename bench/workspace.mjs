#!/usr/bin/env node
// npm run bench:workspace: the language server in a generated workspace of 2,000 artifacts in 200 runs, with an artifact of
// 5 MB, over thousands of edits, and with nothing to do. Writes bench/results/workspace.json. Needs a build. Words after
// `--` choose measures by what their names begin with.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureNode } from "../tools/host/install-node.mjs";
import { repositoryRoot } from "../tools/host/paths.mjs";
import { quantile } from "./server/quantile.mjs";
import { startSession } from "./server/session.mjs";
import { writeResults } from "./server/write-results.mjs";
import { generateWorkspace } from "./workspace/generate.mjs";
import { endurance, firstValidation, idle, largeArtifact, wideEdits } from "./workspace/measures.mjs";

const STARTS = 5;

const folder = mkdtempSync(join(tmpdir(), "wazir-bench-workspace-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const workspace = generateWorkspace(folder);
const node = await ensureNode(24);
const args = [join(repositoryRoot, "dist/server.js"), "--stdio"];
const rows = [];

/** Measures with a server of its own, which tells what it uses where that is asked for: that takes memory too. */
async function withSession(use, tellsUsage = false) {
  const session = await startSession({ node, args, folder, settings: {}, tellsUsage });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

function row(what, value, unit, aim) {
  rows.push({ what, value, unit, aim });
  console.log(`| ${what} | ${value?.toFixed(1) ?? "–"} ${unit} | ${aim === undefined ? "" : `${aim} ${unit}`} |`);
}

const MEASURES = {
  async first() {
    const firsts = [];
    for (let start = 0; start < STARTS; start++) firsts.push(await withSession(firstValidation));
    row(
      `first validation of ${firsts[0].checked} documents`,
      quantile(
        firsts.map(({ time }) => time),
        0.5,
      ),
      "ms",
      2000,
    );
    row(
      "memory after it",
      quantile(
        firsts.map(({ memory }) => memory ?? NaN),
        0.5,
      ),
      "MB",
      150,
    );
  },
  async wide() {
    const { p50, p95 } = await withSession((session) => wideEdits(session, workspace, 40));
    row("edit to an id that 50 documents name, p50", p50, "ms", 50);
    row("edit to an id that 50 documents name, p95", p95, "ms");
  },
  async large() {
    for (const form of ["body", "front matter"]) {
      const { p50, p95, ...hovers } = await withSession((session) => largeArtifact(session, folder, form, 30));
      row(`keystroke beside 5 MB of ${form}, p50`, p50, "ms", 250);
      row(`keystroke beside 5 MB of ${form}, p95`, p95, "ms");
      for (const [what, time] of Object.entries(hovers)) row(`${what}, 5 MB of ${form}`, time, "ms");
    }
  },
  async endurance() {
    const measure = (session) => endurance(session, workspace, { edits: 10_000, openings: 1_000 });
    const heaps = await withSession(measure, true);
    row("heap after 1,000 edits", heaps.early, "MB");
    row("heap gained by 10,000 edits more", heaps["after edits"], "MB", 1);
    row("heap gained by 1,000 openings", heaps["after openings"], "MB", 1);
  },
  async idle() {
    const busy = await withSession(async (session) => {
      await session.open(workspace.spec.uri, workspace.spec.text, undefined, "markdown");
      return idle(session, 20);
    }, true);
    row("processor time to collect what work left, once", busy.settling, "ms");
    row("processor time while idle after that, a second", busy.idle, "ms", 1);
  },
};

const chosen = process.argv.slice(2);
console.log("| what | measured | aim, at most |\n| --- | --- | --- |");
for (const [name, measure] of Object.entries(MEASURES))
  if (chosen.length === 0 || chosen.some((word) => name.startsWith(word))) await measure();
if (chosen.length === 0) writeResults("workspace", { node: "24", rows });
process.exit(0);
