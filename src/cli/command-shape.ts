import type { Command } from "commander";
import type { CommandShape } from "./completion-script";

/** A command of the program, and those below it, as completion needs them. */
export function shapeOf(command: Command): CommandShape {
  const [first] = command.registeredArguments;
  return {
    name: command.name(),
    description: command.description(),
    options: [...command.options.flatMap(({ long, hidden }) => (long == null || hidden ? [] : [long])), "--help"],
    words: first?.argChoices ?? [],
    commands: command.commands.map(shapeOf),
  };
}
