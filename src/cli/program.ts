import { createRequire } from "node:module";
import { Argument, Command } from "commander";
import { printAnswer, type Answer } from "./answer";
import { captureCommand } from "./capture/commands";
import { shapeOf } from "./command-shape";
import { completionScript, SHELLS, type Shell } from "./completion-script";
import { detectCommand } from "./detect-command";
import { composeCommand, searchCommand } from "./expertise-commands";
import { addRunCommands } from "./run/commands";
import { statusCommand } from "./status-command";
import { validateCommand } from "./validate-command";

interface Printing {
  readonly json?: boolean;
}

function print(answer: Answer, { json }: Printing): void {
  printAnswer(answer, json === true);
}

/** The program with all its commands. What they need is loaded when one of them is called. */
export function program(version: string): Command {
  const wazir = new Command("wazir")
    .description("An engineering pipeline for AI coding agents: check its documents, serve its language server.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(add --help for what there is)");
  wazir
    .command("init")
    .description("make a folder a project: write its manifest")
    .argument("[folder]", "the folder", ".")
    .option("--json", "print the outcome as JSON")
    .action(async (folder: string, options: Printing) => {
      const { init } = await import("./init");
      print(await init(folder), options);
    });
  wazir
    .command("doctor")
    .description("check that this machine and this project are ready")
    .option("--json", "print the checks as JSON")
    .action(async (options: Printing) => {
      const { doctor } = await import("./doctor");
      print(await doctor(process.cwd()), options);
    });
  wazir.addCommand(validateCommand());
  wazir.addCommand(detectCommand());
  addRunCommands(wazir);
  wazir.addCommand(statusCommand());
  wazir.addCommand(captureCommand());
  wazir.addCommand(searchCommand());
  wazir.addCommand(composeCommand());
  wazir
    .command("lsp")
    .description("run the language server")
    .requiredOption("--stdio", "speak LSP over standard input and output")
    .option("--clientProcessId <pid>", "end when this process, the editor, has ended")
    .action(() => {
      createRequire(__filename)("./server.js");
    });
  wazir
    .command("completion")
    .description("print a script that makes a shell complete these commands")
    .addArgument(new Argument("<shell>").choices(SHELLS))
    .action((shell: Shell) => {
      process.stdout.write(completionScript(shapeOf(wazir), shell));
    });
  inherit(wazir);
  return wazir;
}

/** Makes every command below this one end and explain itself as it does. */
function inherit(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride().copyInheritedSettings(command);
    inherit(child);
  }
}
