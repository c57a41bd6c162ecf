import { Command } from "commander";
import { printAnswer } from "./answer";

/** `wazir status`. */
export function statusCommand(): Command {
  return new Command("status")
    .description("say where a run stands")
    .option("--run <id>", "the run; the current one by default")
    .option("--json", "print it as JSON")
    .action(async ({ run, json }: { readonly run?: string; readonly json?: boolean }) => {
      const { status } = await import("./status");
      printAnswer(await status(process.cwd(), run), json === true);
    });
}
