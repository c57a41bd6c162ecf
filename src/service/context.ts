import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileSystem } from "../core/files/file-system";
import type { IdScope } from "../core/rules/definitions";

/** What a client can show. A client that can not gets the plain variant of an answer. */
export interface ClientAbilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
}

/** All that a feature may look at besides the document; features keep nothing between two calls. */
export interface ServiceContext extends IdScope {
  readonly files: FileSystem;
  readonly abilities: ClientAbilities;
  /** The absolute folder of the bundled content; undefined where it is not at hand. */
  readonly content: string | undefined;
  /** The document that is open at a path, or undefined. */
  readonly opened: (path: string) => TextDocument | undefined;
  /** URI of the folder with the rules' pages, without a closing slash; undefined where they are not at hand. */
  readonly rulePages: string | undefined;
}
