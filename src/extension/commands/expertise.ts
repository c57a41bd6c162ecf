import type { ExpertiseActName } from "../expertise/expertise";
import type { Command } from "./command";

/** A command on modules; its program is read when the first of them is called. */
function onModules(name: ExpertiseActName): Command {
  return async ({ expertise }, argument) => (await expertise()).act(name, argument);
}

/** The commands on modules, by their ids. */
export const EXPERTISE_COMMANDS: Readonly<Record<string, Command>> = {
  "wazir.searchExpertise": onModules("search"),
  "wazir.recallExpertise": onModules("recall"),
  "wazir.filterExpertise": onModules("filter"),
  "wazir.clearExpertiseFilter": onModules("clearFilter"),
  "wazir.openModule": onModules("open"),
  "wazir.openModuleBeside": onModules("openBeside"),
  "wazir.editModule": onModules("edit"),
  "wazir.copyBrief": onModules("copyBrief"),
  "wazir.copyFull": onModules("copyFull"),
  "wazir.copyRule": onModules("copyRule"),
  "wazir.insertReference": onModules("insertReference"),
  "wazir.goToRelated": onModules("goToRelated"),
  "wazir.composeContext": onModules("compose"),
  "wazir.promoteModule": onModules("promote"),
  "wazir.demoteModule": onModules("demote"),
  "wazir.leaveModuleOut": onModules("leaveOut"),
  "wazir.takeModuleIn": onModules("takeIn"),
  "wazir.setContextBudget": onModules("setBudget"),
  "wazir.copyContext": onModules("copyContext"),
  "wazir.saveReceipt": onModules("saveReceipt"),
  "wazir.openContextInChat": onModules("openContextInChat"),
  "wazir.dropContext": onModules("dropContext"),
  "wazir.newModule": onModules("create"),
};
