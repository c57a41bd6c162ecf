import { writeFileSync } from "node:fs";
import { format } from "node:util";
import Mocha from "mocha";

/** What a run writes, as JSON, into the file that the environment variable `WAZIR_TEST_RESULTS` names. */
export interface SuiteResults {
  passed: number;
  failed: number;
  pending: number;
  failures: { title: string; message: string; stack: string }[];
}

/**
 * Runs a suite's Mocha tests inside the extension host: BDD words (`describe`, `it`), 20 seconds a test, printed test by
 * test, and narrowed to titles that match `WAZIR_TEST_GREP` when that is set.
 * @param requireTests loads the test files; Mocha's words exist only from then on
 * @throws Error when a test failed, none passed, or loading threw
 */
export async function runSuite(requireTests: () => void | Promise<void>): Promise<void> {
  const results: SuiteResults = { passed: 0, failed: 0, pending: 0, failures: [] };
  markOutput();
  try {
    const mocha = createMocha();
    await requireTests();
    await run(mocha, results);
  } catch (error) {
    console.error(error);
    results.failed++;
    results.failures.push(failure("(loading the suite)", error));
  }
  const file = process.env.WAZIR_TEST_RESULTS;
  if (file) writeFileSync(file, JSON.stringify(results, null, 2));
  if (results.failed > 0) throw new Error(`${results.failed} failed.`);
  if (results.passed === 0) throw new Error("No test ran.");
}

/**
 * Puts `WAZIR_TEST_MARK` before everything logged through the console, so that a launcher which sees one stream for the
 * tests and the workbench can tell them apart.
 */
function markOutput(): void {
  const mark = process.env.WAZIR_TEST_MARK;
  if (mark) {
    const original = console;
    const print = { value: (...parts: unknown[]): void => original.log(mark + format(...parts)) };
    // VS Code ignores assignments to its console's methods, hence a console of our own in its place.
    globalThis.console = Object.create(original, { log: print, info: print, warn: print, error: print }) as Console;
  }
  Mocha.reporters.Base.consoleLog = console.log;
}

function createMocha(): Mocha {
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, color: false, reporter: "spec" });
  const grep = process.env.WAZIR_TEST_GREP;
  if (grep) mocha.grep(new RegExp(grep));
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  return mocha;
}

function run(mocha: Mocha, results: SuiteResults): Promise<void> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("pass", () => results.passed++);
    runner.on("pending", () => results.pending++);
    runner.on("fail", (test, error) => {
      results.failed++;
      results.failures.push(failure(test.fullTitle(), error));
    });
  });
}

function failure(title: string, error: unknown): SuiteResults["failures"][number] {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { title, message, stack: stack ?? message };
}
