import { Argument, Command } from "commander";
import { SWEEPS } from "../core/rules/sweeps";
import type { ValidateOptions } from "./validate";

/** `wazir validate`, without what does it: that is loaded when it is asked for. */
export function validateCommand(): Command {
  const what = new Argument("[what-or-path...]", "one of these, or files and folders; everything where none is named");
  // Only named, for help and completion: a path is as welcome.
  what.argChoices = [...SWEEPS];
  return new Command("validate")
    .description("check the manifest, roles, workflows, hooks, modules and artifacts of a project")
    .addArgument(what)
    .option("--json", "print the diagnostics as JSON")
    .option("--fix", "make the fixes that leave no choice, and say what was changed")
    .action(async (words: string[], options: ValidateOptions) => {
      const { validate } = await import("./validate");
      process.exitCode = await validate(words, options);
    });
}
