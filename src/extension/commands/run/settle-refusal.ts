import { commands } from "vscode";
import { SETTLING_ACTS, type SettlingAct } from "../../../core/pipeline/refusal";
import type { Command } from "../command";
import { textArgument } from "../command";
import { settlingCommand } from "./settle";

/** Does what settles the reason that a node of the tree shows. */
export const settleRefusal: Command = async (_context, argument) => {
  const root = textArgument(argument, "root");
  const run = textArgument(argument, "run");
  const settle = (argument as { readonly settle?: unknown } | undefined)?.settle;
  const [act, about, code] = ["act", "argument", "code"].map((name) => textArgument(settle, name));
  if (root === undefined || run === undefined || about === undefined || code === undefined || !isAct(act)) return;
  const command = settlingCommand({ root, run }, { act, argument: about }, code);
  if (command !== undefined) await commands.executeCommand(command.command, command.argument);
};

function isAct(act: string | undefined): act is SettlingAct {
  return SETTLING_ACTS.some((each) => each === act);
}
