import { writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { stackOf } from "./stack-of.mjs";

/**
 * A reporter of Vitest that writes what came of each file into the file that the environment variable `WAZIR_TEST_FILES`
 * names, as a JSON list of `{file, passed, failures: {name, message}[]}`; errors that nobody caught are of the file "".
 * Vitest's own JSON says nothing of these, nor of a hook that failed.
 */
export default class FileReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly import("vitest/node").SerializedError[]} unhandled
   */
  async onTestRunEnd(modules, unhandled) {
    const to = process.env["WAZIR_TEST_FILES"];
    if (to === undefined) return;
    const uncaught = unhandled.map((error) => ({ name: "(an error that nobody caught)", message: stackOf(error) }));
    const nowhere = uncaught.length === 0 ? [] : [{ file: "", passed: 0, failures: uncaught }];
    await writeFile(to, JSON.stringify([...modules.map(resultOf), ...nowhere]));
  }
}

/** @param {import("vitest/node").TestModule} module */
function resultOf(module) {
  const tests = [...module.children.allTests("failed")].map((test) => ({
    name: test.fullName,
    message: (test.result().errors ?? []).map(stackOf).join("\n"),
  }));
  const around = [module, ...module.children.allSuites()].flatMap((suite) => {
    const name = suite.type === "module" ? "(the file, or a hook of it)" : `${suite.fullName} (a hook of it)`;
    return suite.errors().map((error) => ({ name, message: stackOf(error) }));
  });
  const passed = [...module.children.allTests("passed")].length;
  return { file: relative(process.cwd(), module.moduleId), passed, failures: [...around, ...tests] };
}
