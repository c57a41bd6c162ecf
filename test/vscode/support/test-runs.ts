import * as vscode from "vscode";

/** What a controller's runs were told: "run passed AC-1", with the message of a failure. */
export interface HeardRuns {
  readonly said: string[];
  /** What they printed. */
  readonly output: () => string;
  /** The messages of what failed. */
  readonly messages: vscode.TestMessage[];
  /** Forgets what was heard. */
  clear(): void;
  dispose(): void;
}

/**
 * Listens to the runs of a controller: what a run is told of cannot be asked for. The id of an item is shown from its last
 * `#` on.
 */
export function hearRuns(controller: vscode.TestController): HeardRuns {
  const said: string[] = [];
  const messages: vscode.TestMessage[] = [];
  let output = "";
  const createTestRun = controller.createTestRun.bind(controller);
  controller.createTestRun = (...given) => {
    const testRun = createTestRun(...given);
    const name = given[1] ?? "run";
    for (const act of ["passed", "failed", "errored", "skipped", "started"] as const) {
      const tell = testRun[act].bind(testRun) as (item: vscode.TestItem, ...more: unknown[]) => void;
      const told = (item: vscode.TestItem, ...more: unknown[]): void => {
        const [message] = more;
        if (message instanceof vscode.TestMessage) messages.push(message);
        const text = message instanceof vscode.TestMessage ? `: ${message.message as string}` : "";
        said.push(`${name} ${act} ${item.id.split("#").at(-1)}${text}`);
        tell(item, ...more);
      };
      Object.assign(testRun, { [act]: told });
    }
    const appendOutput = testRun.appendOutput.bind(testRun);
    testRun.appendOutput = (text, ...more) => {
      output += text;
      appendOutput(text, ...more);
    };
    return testRun;
  };
  return {
    said,
    output: () => output,
    messages,
    clear: () => {
      said.length = 0;
      messages.length = 0;
      output = "";
    },
    dispose: () => Object.assign(controller, { createTestRun }),
  };
}
