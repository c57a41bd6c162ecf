import type { Command } from "./command";

/** Reads the projects again, for those whose file system tells nobody of changes. */
export const refresh: Command = async ({ state }) => {
  await state.refresh();
};
