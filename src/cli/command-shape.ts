import type { Command } from "commander";
import type { CommandShape } from "./completion-script";

/** What arguments and values of options that are files or folders are called. */
const NAMES_FILE = /path|file|folder|artifact/;

/** A command of the program, and those below it, as completion needs them. */
export function shapeOf(command: Command): CommandShape {
  const [first] = command.registeredArguments;
  return {
    name: command.name(),
    description: command.description(),
    options: [...command.options.flatMap(({ long, hidden }) => (long == null || hidden ? [] : [long])), "--help"],
    words: first?.argChoices ?? [],
    takesFiles: [
      ...command.registeredArguments.map((each) => each.name()),
      ...command.options.map(({ flags }) => flags),
    ].some((name) => NAMES_FILE.test(name)),
    commands: command.commands.map(shapeOf),
  };
}
