import { type InputBox, QuickInputButtons, type QuickPick, type QuickPickItem, window } from "vscode";

/** What ended one step of a multi-step input. */
export type StepEnd = "next" | "back" | "cancelled";

/** Where a step stands among the others. */
export interface StepFrame {
  readonly title: string;
  /** Starts at 1. */
  readonly step: number;
  readonly totalSteps: number;
}

export type Step = (frame: StepFrame) => Promise<StepEnd>;

/** Asks one step after the other, back and forth. False where the person left before the end. */
export async function runSteps(title: string, steps: readonly Step[]): Promise<boolean> {
  for (let at = 0; at < steps.length;) {
    const end = await steps[at]?.({ title, step: at + 1, totalSteps: steps.length });
    if (end === "cancelled") return false;
    at += end === "back" ? -1 : 1;
  }
  return true;
}

/** A step that asks for a text. */
export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with a text, or undefined. Said while typing, once something was typed. */
  problemOf(text: string): string | undefined;
  answered(text: string): void;
}

/** Asks for a text in an input box. */
export function askText(frame: StepFrame, question: TextQuestion): Promise<StepEnd> {
  const box = window.createInputBox();
  Object.assign(box, shownFrame(frame), {
    prompt: question.prompt,
    placeholder: question.placeholder,
    value: question.value,
  });
  box.onDidChangeValue((text) => (box.validationMessage = text === "" ? undefined : question.problemOf(text)));
  return show(box, frame, () => {
    box.validationMessage = question.problemOf(box.value);
    if (box.validationMessage !== undefined) return false;
    question.answered(box.value);
    return true;
  });
}

/** A step that asks to pick one of several. */
export interface PickQuestion<T extends QuickPickItem> {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly active: T | undefined;
  answered(item: T): void;
}

/** Asks to pick an item. */
export function askPick<T extends QuickPickItem>(frame: StepFrame, question: PickQuestion<T>): Promise<StepEnd> {
  const pick = window.createQuickPick<T>();
  Object.assign(pick, shownFrame(frame), {
    placeholder: question.placeholder,
    items: question.items,
    matchOnDetail: true,
  });
  if (question.active !== undefined) pick.activeItems = [question.active];
  return show(pick, frame, () => {
    const [chosen] = pick.selectedItems;
    if (chosen !== undefined) question.answered(chosen);
    return chosen !== undefined;
  });
}

/** A step that asks to pick any number of several. */
export interface ManyQuestion<T extends QuickPickItem> {
  readonly placeholder: string;
  readonly items: readonly T[];
  /** Those that are picked to begin with. */
  readonly picked: readonly T[];
  answered(items: readonly T[]): void;
}

/** Asks to pick items, or none. */
export function askPicks<T extends QuickPickItem>(frame: StepFrame, question: ManyQuestion<T>): Promise<StepEnd> {
  const pick = window.createQuickPick<T>();
  Object.assign(pick, shownFrame(frame), {
    placeholder: question.placeholder,
    canSelectMany: true,
    items: question.items,
    selectedItems: question.picked,
    activeItems: question.items.slice(0, 1),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return show(pick, frame, () => {
    question.answered(pick.selectedItems);
    return true;
  });
}

/** Shows an input until it is accepted with an answer that `settle` takes, left, or stepped back from. */
function show(input: InputBox | QuickPick<QuickPickItem>, frame: StepFrame, settle: () => boolean): Promise<StepEnd> {
  input.ignoreFocusOut = true;
  if (frame.step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    let end: StepEnd = "cancelled";
    const finish = (how: StepEnd): void => {
      end = how;
      input.hide();
    };
    input.onDidAccept(() => settle() && finish("next"));
    input.onDidTriggerButton((button) => button === QuickInputButtons.Back && finish("back"));
    input.onDidHide(() => {
      input.dispose();
      resolve(end);
    });
    input.show();
  });
}

/** A single question is no step of anything. */
function shownFrame(frame: StepFrame): Partial<StepFrame> {
  return frame.totalSteps > 1 ? frame : { title: frame.title };
}

/** Asks for one line that may not be blank; `value` is what stands there at first. Undefined where the person left. */
export async function askLine(
  title: string,
  prompt: string,
  placeholder = "",
  value = "",
): Promise<string | undefined> {
  let line: string | undefined;
  const problemOf = (text: string): string | undefined => (text.trim() === "" ? prompt : undefined);
  const question = { prompt, placeholder, value, problemOf, answered: (text: string) => (line = text.trim()) };
  return (await runSteps(title, [(frame) => askText(frame, question)])) ? line : undefined;
}

/** Asks to pick one of several. Undefined where the person left. */
export async function askOne<T extends QuickPickItem>(
  title: string,
  placeholder: string,
  items: readonly T[],
): Promise<T | undefined> {
  let chosen: T | undefined;
  const question = { placeholder, items, active: undefined, answered: (item: T) => (chosen = item) };
  return (await runSteps(title, [(frame) => askPick(frame, question)])) ? chosen : undefined;
}

/** Asks to pick any number of items, all of them at first. Undefined where the person left. */
export async function askMany<T extends QuickPickItem>(
  title: string,
  placeholder: string,
  items: readonly T[],
): Promise<readonly T[] | undefined> {
  let chosen: readonly T[] = [];
  const question = { placeholder, items, picked: items, answered: (taken: readonly T[]) => (chosen = taken) };
  return (await runSteps(title, [(frame) => askPicks(frame, question)])) ? chosen : undefined;
}
