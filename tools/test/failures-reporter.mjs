import { writeFile } from "node:fs/promises";
import { relative } from "node:path";

/**
 * A reporter of Vitest that writes what failed into the file that the environment variable `WAZIR_TEST_FAILURES` names, as
 * a JSON list of `{file, name, message}`. Vitest's own JSON says nothing of a hook that failed, nor of errors nobody caught.
 */
export default class FailuresReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly import("vitest/node").SerializedError[]} unhandled
   */
  async onTestRunEnd(modules, unhandled) {
    const file = process.env["WAZIR_TEST_FAILURES"];
    if (file === undefined) return;
    const failures = [
      ...modules.flatMap(failuresOf),
      ...unhandled.map((error) => ({ file: "", name: "(an error that nobody caught)", message: textOf(error) })),
    ];
    await writeFile(file, JSON.stringify(failures));
  }
}

/** @param {import("vitest/node").TestModule} module */
function failuresOf(module) {
  const file = relative(process.cwd(), module.moduleId);
  const tests = [...module.children.allTests("failed")].map((test) => ({
    file,
    name: test.fullName,
    message: (test.result().errors ?? []).map(textOf).join("\n"),
  }));
  const around = [module, ...module.children.allSuites()].flatMap((suite) => {
    const name = suite.type === "module" ? "(the file, or a hook of it)" : `${suite.fullName} (a hook of it)`;
    return suite.errors().map((error) => ({ file, name, message: textOf(error) }));
  });
  return [...around, ...tests];
}

/** @param {{message: string, stack?: string | undefined}} error */
function textOf({ message, stack }) {
  return stack?.includes(message) ? stack : `${message}\n${stack ?? ""}`;
}
