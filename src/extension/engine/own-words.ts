import { untranslated, type Translate } from "../../core/text/translate";

let translate = untranslated;

/** What the engine itself says to the person, in the editor's language. What rules and gates say of a run stays English. */
export const t: Translate = (message, ...args) => translate(message, ...args);

/** Gives the engine, which does not know the editor, the editor's language. */
export function speakWith(given: Translate): void {
  translate = given;
}
