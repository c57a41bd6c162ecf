import { runSuite } from "../../host/in-host-mocha";

/** The suite of a project that reads expertise and brings some of its own. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./tree.test");
    await import("./reading.test");
    await import("./search.test");
    await import("./names.test");
    await import("./authoring.test");
    await import("./compose.test");
  });
}
