import { Command } from "commander";
import { printAnswer } from "./answer";
import type { ComposeOptions } from "./compose";

/** `wazir search`. */
export function searchCommand(): Command {
  return new Command("search")
    .description("find the expertise modules that answer a query")
    .argument("<query...>", "words, a question, or the text of an error")
    .option("--limit <number>", "print so many at most", "5")
    .option("--json", "print the ids and scores as JSON")
    .action(async (words: string[], { limit, json }: { readonly limit: string; readonly json?: boolean }) => {
      const { search } = await import("./search");
      printAnswer(await search(process.cwd(), words.join(" "), limit), json === true);
    });
}

/** `wazir compose`. */
export function composeCommand(): Command {
  const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  return new Command("compose")
    .description("compose the expertise for a role and a task, within a budget of tokens")
    .requiredOption("--role <id>", "the role that reads it")
    .option("--phase <id>", "the phase that it is read in")
    .option(
      "--stack <id>",
      "a stack; may be repeated; detected from the project's files where none is named",
      several,
      [],
    )
    .option("--concern <id>", "a concern; may be repeated", several, [])
    .option("--task <text>", "what is to be done: modules and concerns are found by its words")
    .option("--file <path>", "a file at hand; may be repeated", several, [])
    .option("--budget <number>", "the most tokens that it may have (default: 8000)")
    .option("--json", "print the text with its receipt as JSON")
    .action(async ({ json, ...options }: ComposeOptions & { readonly json?: boolean }) => {
      const { compose } = await import("./compose");
      printAnswer(await compose(process.cwd(), options), json === true);
    });
}
