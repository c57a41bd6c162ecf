import { runSuite } from "../../host/in-host-mocha";

/** The suite of a VS Code that shows Arabic. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./arabic.test");
  });
}
