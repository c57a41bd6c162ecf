import * as vscode from "vscode";
import { until } from "./until";

type Input = vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>;

/** The inputs that commands show, in the order they are shown. The real ones: they are only looked at. */
export interface Inputs {
  /** The next input box, once it is there. */
  nextBox(): Promise<vscode.InputBox>;
  /** The next pick, once its first item is the active one. */
  nextPick(): Promise<vscode.QuickPick<vscode.QuickPickItem>>;
  dispose(): void;
}

/** Watches the inputs that are made until it is disposed. */
export function watchInputs(): Inputs {
  const made: Input[] = [];
  const appeared = new vscode.EventEmitter<Input>();
  const { createInputBox, createQuickPick } = vscode.window;
  const seen = <T extends Input>(input: T): T => {
    made.push(input);
    appeared.fire(input);
    return input;
  };
  vscode.window.createInputBox = () => seen(createInputBox());
  vscode.window.createQuickPick = <T extends vscode.QuickPickItem>() => {
    const pick = createQuickPick<T>();
    seen(pick as unknown as vscode.QuickPick<vscode.QuickPickItem>);
    return pick;
  };
  const next = (): Promise<Input> =>
    until(
      appeared.event,
      () => made.shift(),
      () => "no input was shown",
    );
  return {
    nextBox: async () => (await next()) as vscode.InputBox,
    nextPick: async () => {
      const pick = (await next()) as vscode.QuickPick<vscode.QuickPickItem>;
      await until(
        pick.onDidChangeActive,
        () => pick.activeItems[0],
        () => "the pick has no active item",
      );
      return pick;
    },
    dispose: () => {
      vscode.window.createInputBox = createInputBox;
      vscode.window.createQuickPick = createQuickPick;
      appeared.dispose();
    },
  };
}

/** Presses Enter in an input, and waits until its command has heard of it. */
export async function accept(input: Input): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const subscription = input.onDidAccept(() => {
      subscription.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  await heard;
}

/** Takes the item of a pick that `fits`, and gives the labels it was offered among. */
export async function take(
  pick: vscode.QuickPick<vscode.QuickPickItem>,
  fits: (label: string) => boolean,
): Promise<readonly string[]> {
  const labels = pick.items.map(({ label }) => label);
  const item = pick.items.find(({ label }) => fits(label));
  if (item === undefined) throw new Error(`Not among ${labels.join(", ")}.`);
  if (pick.activeItems[0] !== item) {
    // The window knows what is active only once it says so itself.
    const active = new Promise<void>((resolve) => pick.onDidChangeActive(() => resolve()));
    pick.activeItems = [item];
    await active;
  }
  await accept(pick);
  return labels;
}

/** Presses Escape. */
export async function escape(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
}

/** Presses the button that leads one step back. */
export async function stepBack(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.quickInputBack");
}
