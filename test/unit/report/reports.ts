import type { PageNode } from "../../../src/core/report/page-node";
import { runReport, type RunReport } from "../../../src/core/report/run-report";
import type { LoggedEvent } from "../../../src/core/runs/event-log";
import type { Simulation } from "../../support/run-simulation";

/** The report of a run in memory. */
export function reportOf(run: Simulation, forecasts: Readonly<Record<string, number>> = {}): RunReport {
  const { pipeline, state, events } = run;
  const log = { all: events as unknown as readonly LoggedEvent[], events };
  return runReport({
    runId: "run-1",
    pipeline,
    state,
    view: run.view(),
    log,
    forecasts: new Map(Object.entries(forecasts)),
  });
}

/** All that a page says, in its order. */
export function wordsOf(node: PageNode): string {
  if (typeof node === "string") return node;
  if (!("tag" in node)) return node.text;
  return (node.children ?? []).map(wordsOf).join("");
}
