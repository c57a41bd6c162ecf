import { runSuite } from "../../host/in-host-mocha";

/** The suite of a window with three folders: two projects and one that has never seen Wazir. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./folders.test");
  });
}
