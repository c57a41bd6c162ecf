import { createInterface } from "node:readline/promises";

/** Asks at the terminal; true for `y` and `yes` alone. */
export async function saidYes(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const aborted = new AbortController();
  terminal.once("close", () => aborted.abort());
  try {
    const answer = await terminal.question(question, { signal: aborted.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    // The terminal was closed, or Ctrl-C was pressed.
    return false;
  } finally {
    terminal.close();
  }
}
