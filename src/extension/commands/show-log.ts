import type { Command } from "./command";

/** Shows the extension's own log. */
export const showLog: Command = ({ log }) => log.show();
