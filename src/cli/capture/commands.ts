import { Command, InvalidArgumentError } from "commander";
import { printAnswer, type Answer } from "../answer";
import type * as Doors from "./capture";

/** `wazir capture …`: what hooks and hosts of agents record in a run. What does it is loaded when it is asked for. */
export function captureCommand(): Command {
  return new Command("capture")
    .description("record what an agent's tools did in a run, and what it cost")
    .addCommand(initCommand())
    .addCommand(eventCommand())
    .addCommand(routeCommand())
    .addCommand(outputCommand())
    .addCommand(summaryCommand())
    .addCommand(usageCommand());
}

function initCommand(): Command {
  return ofRun("init", "ready a run for an agent's session").action(
    by((doors, options: Doors.RunOption) => doors.init(options)),
  );
}

function eventCommand(): Command {
  return ofRun("event", "record that something happened")
    .requiredOption("--event <name>", "what happened: small letters, digits and `_`")
    .option("--phase <id>", "the phase that it belongs to; the one the run is in by default")
    .option("--message <text>", "what is to be said of it")
    .action(by((doors, options: Doors.EventOptions) => doors.event(options)));
}

function routeCommand(): Command {
  return ofRun("route", "reserve a file for output, and print its path")
    .requiredOption("--name <name>", "what the output is of")
    .option("--suffix <suffix>", "how the file's name ends", ".log")
    .action(by((doors, options: Doors.RouteOptions) => doors.route(options)));
}

function outputCommand(): Command {
  return ofRun("output", "keep a command's output, read from standard input, and print its path")
    .requiredOption("--command <text>", "the command that was run")
    .requiredOption("--exit-code <number>", "how it ended", wholeNumber)
    .option("--capture-path <path>", "the file that `capture route` gave; a new one by default")
    .option("--name <name>", "what the output is of, for the name of a new file")
    .option("--suffix <suffix>", "how the name of a new file ends")
    .option("--shown <file>", "a file with what the agent was shown of it")
    .option("--phase <id>", "the phase that it belongs to; the one the run is in by default")
    .option("--role <id>", "the role that ran it")
    .action(by((doors, options: Doors.OutputOptions) => doors.output(options)));
}

function summaryCommand(): Command {
  return ofRun("summary", "record the agent's summary of its work, read from standard input")
    .option("--event <name>", "on which occasion", "pre_compact_summary")
    .action(by((doors, options: Doors.SummaryOptions) => doors.summary(options)));
}

function usageCommand(): Command {
  return ofRun("usage", "print what a run cost and saved in context")
    .option("--phase <id>", "this phase only")
    .action(by((doors, options: Doors.UsageOptions) => doors.usage(options)));
}

function ofRun(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--run <id>", "the run; the current one by default")
    .option("--json", "print the outcome as JSON");
}

function by<Options>(answer: (doors: typeof Doors, options: Options) => Promise<Answer>) {
  return async (options: Options & { readonly json?: boolean }): Promise<void> => {
    printAnswer(await answer(await import("./capture"), options), options.json === true);
  };
}

function wholeNumber(text: string): number {
  if (!/^-?\d{1,10}$/.test(text)) throw new InvalidArgumentError("It is a whole number.");
  return Number(text);
}
