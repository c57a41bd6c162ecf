import { Command } from "commander";
import { printAnswer } from "./answer";

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
