import { runSuite } from "../../host/in-host-mocha";

/** The suite of a folder that has never seen Wazir. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./first-run.test");
  });
}
