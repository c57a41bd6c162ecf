import type { Command } from "commander";
import { program } from "./program";

/** The help of every command by its words, as it is printed where no terminal says how wide it is. */
export function helpPages(): Readonly<Record<string, string>> {
  const root = program("").configureOutput({ getOutHelpWidth: () => 80, getOutHasColors: () => false });
  return Object.fromEntries(pagesOf(root, ""));
}

function pagesOf(command: Command, path: string): readonly (readonly [string, string])[] {
  const below = command.commands.flatMap((child) => pagesOf(child, `${path} ${child.name()}`.trim()));
  return [[path, command.helpInformation()], ...below];
}
