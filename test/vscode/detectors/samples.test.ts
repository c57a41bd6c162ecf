import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { SampleTests } from "../../../src/extension/testing/sample-tests";
import { closeEditors, lensesOf, replace, show } from "../support/documents";
import { answerMessages } from "../support/messages";
import { hearRuns, type HeardRuns } from "../support/test-runs";
import { until } from "../support/until";
import { place, run, serverIn } from "../support/wazir";

const SAMPLES = "expertise/area/own.detect.yaml";
const beside = (): vscode.Uri => place(SAMPLES);

/** The titles of the lenses of a file, once they are as `fits` wants them. */
async function lensesThatFit(
  uri: vscode.Uri,
  fits: (titles: readonly string[]) => boolean,
): Promise<readonly vscode.CodeLens[]> {
  let titles: readonly string[] = [];
  for (let left = 100; left > 0; left--) {
    const lenses = await lensesOf(uri);
    titles = lenses.map(({ command }) => command?.title ?? "");
    if (fits(titles)) return lenses;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`the lenses are ${titles.join("; ")}`);
}

describe("samples of detectors in the Test Explorer", () => {
  let samples: SampleTests;
  let heard: HeardRuns;
  let text: string;

  const all = (items: vscode.TestItemCollection): readonly vscode.TestItem[] => {
    const found: vscode.TestItem[] = [];
    items.forEach((item) => found.push(item, ...all(item.children)));
    return found;
  };
  const item = async (id: string, fits: (item: vscode.TestItem) => boolean = () => true): Promise<vscode.TestItem> =>
    until(
      samples.onDidShow,
      () => all(samples.controller.items).find((one) => one.id.endsWith(`#area/own${id}`) && fits(one)),
      () => `${id} is not as it should be`,
    );
  const write = (content: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(beside(), new TextEncoder().encode(content));

  before(async () => {
    samples = (await (await serverIn("running")).detectors()).samples;
    heard = hearRuns(samples.controller);
    text = new TextDecoder().decode(await vscode.workspace.fs.readFile(beside()));
  });
  beforeEach(() => heard.clear());
  afterEach(closeEditors);
  after(async () => {
    heard.dispose();
    await write(text);
  });

  it("stand where they are written, below their detector and their module", async () => {
    await item("/D1/negative/1");
    const { document } = await show(beside());
    assert.deepEqual(
      all(samples.controller.items).map(({ id, label, uri, range }) => {
        const line = range === undefined ? "" : document.lineAt(range.start.line).text.trim();
        return [
          id.split("#").at(-1),
          label,
          vscode.workspace.asRelativePath(uri ?? ""),
          uri?.path.endsWith(".md") ? "" : line,
        ];
      }),
      [
        ["area/own", "Our own clock", "expertise/area/own.md", ""],
        ["area/own/D1", "D1 The machine's clock is asked.", SAMPLES, "D1:"],
        ["area/own/D1/positive/0", "finds: const now = Date.now();", SAMPLES, "- const now = Date.now();"],
        ["area/own/D1/positive/1", "finds: in the second line", SAMPLES, "- lines: [2]"],
        ["area/own/D1/negative/0", "leaves alone: const now = clock.now();", SAMPLES, "- const now = clock.now();"],
        [
          "area/own/D1/negative/1",
          "leaves alone: // Date.now() is told of in a comment",
          SAMPLES,
          "- // Date.now() is told of in a comment",
        ],
      ],
    );
  });

  it("are run by the command on the module, and pass", async () => {
    await show(beside());
    await run("runDetectorSamples");
    assert.deepEqual(
      heard.said.filter((line) => !line.includes("started")),
      ["positive/0", "positive/1", "negative/0", "negative/1"].map((one) => `run passed area/own/D1/${one}`),
    );
    assert.match(heard.output(), /area\/own: 4 samples run, 0 failed/);
  });

  it("fail at their place, with what was asked for and what came, as they stand in the editor", async () => {
    const editor = await show(beside());
    await replace(editor, "const now = Date.now();", "const now = given();");
    await replace(editor, "const now = clock.now();", "let then = Date.now();");
    await item("/D1/positive/0", ({ label }) => label === "finds: const now = given();");
    await run("runDetectorSamples", { module: "area/own" });
    assert.deepEqual(
      heard.said.filter((line) => line.startsWith("run failed")),
      [
        "run failed area/own/D1/positive/0: `area/own#D1` is to find something here, and finds nothing.",
        "run failed area/own/D1/negative/0: `area/own#D1` is to find nothing here, and finds something in line 1.",
      ],
    );
    assert.deepEqual(
      heard.messages.map(({ expectedOutput, actualOutput, location }) => {
        const line = location === undefined ? "" : editor.document.lineAt(location.range.start.line).text.trim();
        return [expectedOutput, actualOutput, line];
      }),
      [
        ["a hit", "no hit", "- const now = given();"],
        ["no hit", "a hit in line 1: let then = Date.now();", "- let then = Date.now();"],
      ],
    );
    const failing = "3 rules · 1 detector · 2 samples fail";
    await lensesThatFit(beside(), (titles) => titles.includes(failing));
    const { document } = await show(place("expertise/area/own.md"));
    await lensesThatFit(document.uri, (titles) => titles.includes(failing));
    const again = await show(beside());
    await replace(again, "const now = given();", "const now = Date.now();");
    await replace(again, "let then = Date.now();", "const now = clock.now();");
    assert(await again.document.save());
    await item("/D1/positive/0", ({ label }) => label === "finds: const now = Date.now();");
  });

  it("are run one by one, and not at all once the run is cancelled", async () => {
    const one = await item("/D1/negative/0");
    await samples.run(new vscode.TestRunRequest([one]));
    assert.deepEqual(heard.said, ["run started area/own/D1/negative/0", "run passed area/own/D1/negative/0"]);
    heard.clear();
    const cancel = new vscode.CancellationTokenSource();
    cancel.cancel();
    await samples.run(new vscode.TestRunRequest([one]), cancel.token);
    assert.deepEqual(heard.said, ["run skipped area/own/D1/negative/0"]);
  });

  it("follow the file on disk, and a detector that no sample shows fails", async () => {
    await write(text.replace("in the second line", "further down"));
    await item("/D1/positive/1", ({ label }) => label === "finds: further down");
    await write("schema: 1\ndetectors: {}\n");
    await until(
      samples.onDidShow,
      () => (all(samples.controller.items).length === 2 ? true : undefined),
      () => "the samples are still there",
    );
    await run("runDetectorSamples", { module: "area/own" });
    assert.match(heard.said.at(-1) ?? "", /^run failed area\/own\/D1: No sample shows what D1 finds/);
    await write(text);
    await item("/D1/positive/1", ({ label }) => label === "finds: in the second line");
  });

  it("show above the module and above the samples, with a command to run them and one to try each detector", async () => {
    const { document } = await show(place("expertise/area/own.md"));
    const state = "3 rules · 1 detector · samples pass";
    const lens = (await lensesThatFit(document.uri, (titles) => titles.includes(state))).find(
      ({ command }) => command?.title === state,
    );
    assert.equal(lens?.command?.command, "wazir.runDetectorSamples");
    await vscode.commands.executeCommand(lens.command.command, ...((lens.command.arguments ?? []) as unknown[]));
    assert.equal(heard.said.filter((line) => line.startsWith("run passed")).length, 4);
    await show(beside());
    const lenses = await lensesThatFit(beside(), (titles) => titles.includes(state));
    assert.deepEqual(lenses.map(({ command, range }) => [range.start.line, command?.title, command?.command]).sort(), [
      [0, state, "wazir.runDetectorSamples"],
      [2, "try on workspace", "wazir.tryDetector"],
    ]);
  });

  it("are never said to pass after an edit of the module that makes them fail", async () => {
    const editor = await show(place("expertise/area/own.md"));
    await lensesThatFit(editor.document.uri, (titles) => titles.includes("3 rules · 1 detector · samples pass"));
    await replace(editor, "pattern: Date.now()", "pattern: Date.then()");
    await lensesThatFit(editor.document.uri, (titles) => titles.includes("3 rules · 1 detector · 2 samples fail"));
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});

describe("Try Detector on Workspace", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("lists what a detector finds in the workspace, beside its samples", async () => {
    await show(beside());
    const messages = answerMessages();
    await run("tryDetector");
    messages.dispose();
    assert.deepEqual(messages.shown, []);
    // The list shows the first place in an editor of its own.
    await until(
      vscode.window.onDidChangeVisibleTextEditors,
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith("src/pay.ts")),
      () => "no list of hits is shown",
    );
    assert(vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith(SAMPLES)));
    await vscode.commands.executeCommand("closeReferenceSearch");
  });

  it("says how many files were read where nothing is found", async () => {
    const editor = await show(place("src/pay.ts"));
    await replace(editor, "Date.now()", "clock.now()");
    const messages = answerMessages();
    await run("tryDetector", { module: "area/own", detector: "D1" });
    messages.dispose();
    assert.deepEqual(
      messages.shown.map(({ text }) => text),
      ["D1 finds nothing. Read: 1 file."],
    );
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("leaves alone what the editor excludes", async () => {
    const set = (value: object | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration("files").update("exclude", value, vscode.ConfigurationTarget.Global);
    await set({ src: true });
    const messages = answerMessages();
    await run("tryDetector", { module: "area/own", detector: "D1" });
    messages.dispose();
    await set(undefined);
    assert.deepEqual(
      messages.shown.map(({ text }) => text),
      ["D1 finds nothing. Read: 0 files."],
    );
  });

  it("is ended by a person, and then shows nothing", async () => {
    const { withProgress } = vscode.window;
    vscode.window.withProgress = (options, task) => {
      vscode.window.withProgress = withProgress;
      assert.equal(options.cancellable, true);
      const cancel = new vscode.CancellationTokenSource();
      return withProgress(options, (progress) => {
        const work = task(progress, cancel.token);
        cancel.cancel();
        return work;
      });
    };
    const messages = answerMessages();
    await run("tryDetector", { module: "area/own", detector: "D1" });
    messages.dispose();
    assert.deepEqual(messages.shown, []);
    assert(!vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith("src/pay.ts")));
  });
});
