import type { TextDocument } from "vscode-languageserver-textdocument";
import {
  AnnotatedTextEdit,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  type ChangeAnnotation,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { RenamePlan } from "../core/rules/rename";
import { rangeOf, uriOf } from "./document";

/** What a client takes in a workspace edit. */
export interface EditAbilities {
  /** Edits of a document's version, and more than edits. */
  readonly documentChanges: boolean;
  readonly renamesFiles: boolean;
  readonly annotations: boolean;
}

/** The name of the one annotation that an edit of ours has. */
const CHANGE = "change";

/**
 * A plan as an edit of the protocol: texts first, where their files still are, then the files. `textOf` gives the
 * text of a path that the plan changes, `label` says in a preview what is done.
 */
export function renameEdit(
  plan: RenamePlan,
  textOf: (path: string) => { readonly text: TextDocument; readonly version: number | null } | undefined,
  label: string,
  abilities: EditAbilities,
): WorkspaceEdit {
  const annotate = (edit: TextEdit): TextEdit =>
    abilities.documentChanges && abilities.annotations
      ? AnnotatedTextEdit.replace(edit.range, edit.newText, CHANGE)
      : edit;
  const edited = plan.edits.flatMap(({ path, changes }) => {
    const found = textOf(path);
    if (found === undefined) return [];
    const edits = changes.map(({ range, text }) => annotate(TextEdit.replace(rangeOf(found.text, range), text)));
    return [{ uri: found.text.uri, version: found.version, edits }];
  });
  if (!abilities.documentChanges) return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [uri, edits])) };
  const moves = abilities.renamesFiles ? plan.moves : [];
  const annotation: ChangeAnnotation = { label, needsConfirmation: false };
  const isAnnotated = abilities.annotations && edited.length + moves.length > 0;
  return {
    documentChanges: [
      ...edited.map(({ uri, version, edits }) => TextDocumentEdit.create({ uri, version }, edits)),
      ...moves.map(({ from, to }) =>
        RenameFile.create(uriOf(from), uriOf(to), undefined, abilities.annotations ? CHANGE : undefined),
      ),
    ],
    ...(isAnnotated ? { changeAnnotations: { [CHANGE]: annotation } } : {}),
  };
}
