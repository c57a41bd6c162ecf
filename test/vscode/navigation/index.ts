import { runSuite } from "../../host/in-host-mocha";

/** The suite of a project whose documents name each other: what an editor asks about ids, paths and mistakes. */
export function run(): Promise<void> {
  return runSuite(async () => {
    await import("./ids.test");
    await import("./structure.test");
    await import("./completion.test");
    await import("./fixes.test");
    await import("./settings.test");
    await import("./follow.test");
    await import("./renames.test");
  });
}
