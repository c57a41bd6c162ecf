import { runSuite } from "../../host/in-host-mocha";

/** The suite of a person's seat in a run: findings in editors, criteria in the Test Explorer. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./findings.test");
    await import("./criteria.test");
  });
}
