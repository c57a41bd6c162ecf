import { runSuite } from "../../host/in-host-mocha";

/** The suite of a project with a manifest, a run half-way and a role of its own. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./activation.test");
    await import("./terminal.test");
    await import("./trees.test");
    await import("./status-bar.test");
    await import("./document-status.test");
    await import("./language.test");
    await import("./staleness.test");
    await import("./validate.test");
    await import("./server.test");
    await import("./trace.test");
    await import("./artifacts.test");
    await import("./start-run.test");
    await import("./watch.test");
    await import("./dashboard.test");
  });
}
