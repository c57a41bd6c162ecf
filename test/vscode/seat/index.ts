import { runSuite } from "../../host/in-host-mocha";

/** The suite of a person's seat in runs: every act of theirs, beside the terminal's. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./quick-run.test");
    await import("./acts.test");
    await import("./lenses.test");
    await import("./notices.test");
    await import("./decisions.test");
    await import("./reject.test");
    await import("./beside-cli.test");
  });
}
