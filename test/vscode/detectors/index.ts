import { runSuite } from "../../host/in-host-mocha";

/** The suite of a project with source files in which detectors see something. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./detectors.test");
    await import("./samples.test");
  });
}
