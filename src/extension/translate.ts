import { l10n } from "vscode";
import type { Translate } from "../core/text/translate";

/** Puts a message into the language that the editor shows. */
export const translate: Translate = (message, ...args) => l10n.t(message, ...args);
