import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileSystem } from "../core/files/file-system";
import type { IdScope } from "../core/rules/definitions";
import type { Instruments } from "../core/rules/instruments";
import type { Severities } from "../core/rules/severities";
import type { Translate } from "../core/text/translate";

/** What a client can show. A client that can not gets the plain variant of an answer. */
export interface ClientAbilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** What its edits of a workspace may hold; nothing but `changes` where it does not say. */
  readonly edits?: { readonly documentChanges: boolean; readonly createFiles: boolean };
  /** Whether it shows a document where it is told to. */
  readonly showDocument?: boolean;
  /** Whether it has the commands that a person acts on a run with. */
  readonly runCommands?: boolean;
  /** Whether it has the commands that run samples of detectors, and try them. */
  readonly detectorCommands?: boolean;
  /** The scheme of its pages on which modules are read, where it has some. */
  readonly modulePages?: string | undefined;
}

/** All that a feature may look at besides the document; features keep nothing between two calls. */
export interface ServiceContext extends IdScope {
  readonly files: FileSystem;
  readonly abilities: ClientAbilities;
  /** Puts what a person reads in the editor into its language. */
  readonly t: Translate;
  /** The absolute folder of the bundled content; undefined where it is not at hand. */
  readonly content: string | undefined;
  /** The document that is open at a path, or undefined. */
  readonly opened: (path: string) => TextDocument | undefined;
  /** URI of the folder with the rules' pages, without a closing slash; undefined where they are not at hand. */
  readonly rulePages: string | undefined;
  /** The severities that were chosen in the editor, where they were asked for. */
  readonly severities?: Severities | undefined;
  /** What rules measure with; without, some find nothing. */
  readonly instruments?: Instruments | undefined;
  /** The time, ISO 8601 in UTC, where a feature may write it into a document. */
  readonly now?: string | undefined;
}
