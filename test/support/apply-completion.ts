import { TextDocument } from "vscode-languageserver-textdocument";
import { InsertTextFormat, TextEdit, type CompletionItem } from "vscode-languageserver-types";

/** A document after a person took a completion. */
export interface Applied {
  /** Choices and placeholders stand at their first word, empty places at nothing. */
  readonly text: string;
  /** The words of the choices, in order. */
  readonly choices: readonly (readonly string[])[];
}

/** The document after `item` was taken and nothing else typed; `blank` is what is written into its empty places. */
export function applyCompletion(document: TextDocument, item: CompletionItem, blank = ""): Applied {
  const edit = item.textEdit;
  if (edit === undefined || !TextEdit.is(edit)) throw new Error(`The item ${item.label} has no plain edit.`);
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const { text, choices } = isSnippet ? resolveSnippet(edit.newText, blank) : { text: edit.newText, choices: [] };
  return { text: TextDocument.applyEdits(document, [{ range: edit.range, newText: text }]), choices };
}

/** The text of an LSP snippet: tab stops empty, placeholders and choices at their first word. */
export function resolveSnippet(snippet: string, blank = ""): Applied {
  const choices: (readonly string[])[] = [];
  let text = "";
  let at = 0;
  while (at < snippet.length) {
    const rest = snippet.slice(at);
    const escaped = /^\\([\\$}])/.exec(rest);
    const stop = /^\$(?:\d+|\{\d+\})/.exec(rest);
    const placeholder = /^\$\{\d+:((?:\\[\\$}]|[^\\}$])*)\}/.exec(rest);
    const choice = /^\$\{\d+\|((?:\\[\\$},|]|[^\\|])*)\|\}/.exec(rest);
    const match = escaped ?? stop ?? placeholder ?? choice;
    if (match === null) {
      if (/^(\$\{|\$\w)/.test(rest)) throw new Error(`This is no snippet: ${snippet}`);
      text += snippet.charAt(at);
      at++;
      continue;
    }
    if (escaped !== null) text += escaped[1] ?? "";
    else if (stop !== null) text += blank;
    else if (placeholder !== null) text += unescaped(placeholder[1] ?? "");
    else {
      const words = ((choice?.[1] ?? "").match(/(?:\\.|[^,\\])+/g) ?? []).map(unescaped);
      choices.push(words);
      text += words[0] ?? "";
    }
    at += match[0].length;
  }
  return { text, choices };
}

function unescaped(text: string): string {
  return text.replace(/\\([\\$},|])/g, "$1");
}
