import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { repositoryRoot } from "../host/paths.mjs";

/** Where messages for people are written: the extension, and what it shows of the core and of the language server. */
const FOLDERS = ["src/core", "src/extension", "src/server", "src/service", "src/webview"];

/** What puts a message into the reader's language: `l10n.t`, `t`, `scope.t`, `translate`. */
const TRANSLATES = /(^|\.)(t|translate)$/;

/** What shows no words to a person: the log is for whoever looks into a fault, `new Error` ends up in it. */
const FOR_LOGS = /(^|\.)(log\.\w+|logTo|Error|createOutputChannel)$/;

/** Texts for agents, and the frame of a page, whose only word is a name. */
const NO_WORDS_FOR_PEOPLE = ["src/extension/engine/run-texts.ts", "src/extension/dashboard/dashboard-html.ts"];

/** Keys under which the editor is given what it shows. */
const SHOWN_AS = /^(title|placeHolder|placeholder|prompt|label|tooltip|detail|description|message|contextValueLabel)$/;

/** A sentence, or its beginning: a capital or a quotation, and a second word. */
const SENTENCE = /^[A-Z`“][^\n]* [^\n]*[a-z]/;

/** Words, and no id or path: a capital at the beginning, or two words. */
const WORDS = /^[A-Z“][a-z]|[a-z] [a-z]/;

/**
 * @typedef {object} MessagesInSource
 * @property {ReadonlySet<string>} messages what is translated when it is shown, in the order of the source
 * @property {readonly string[]} unreadable places where what is translated cannot be read from the source
 * @property {readonly string[]} untranslated sentences of the extension that no one translates, with their places
 */

/** Reads the messages that people see out of the source. @returns {Promise<MessagesInSource>} */
export async function messagesInSource() {
  const result = { messages: new Set(), unreadable: [], untranslated: [] };
  for (const folder of FOLDERS) {
    const names = await readdir(join(repositoryRoot, folder), { recursive: true });
    for (const name of names.filter((each) => each.endsWith(".ts")).sort()) {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      collect(path, await readFile(join(repositoryRoot, path), "utf8"), result);
    }
  }
  return result;
}

/** Adds what one file holds. @param {string} path @param {string} text */
export function collect(path, text, { messages, unreadable, untranslated }) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const place = (node) => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const forPeople = path.startsWith("src/extension/") && !NO_WORDS_FOR_PEOPLE.includes(path);
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : "";
    if (FOR_LOGS.test(called)) return;
    if (TRANSLATES.test(called) && node.arguments?.[0] !== undefined) {
      const [message, ...args] = node.arguments;
      if (ts.isStringLiteralLike(message)) messages.add(message.text);
      else if (message.getText() !== "message") unreadable.push(`${place(node)}: ${node.getText()}`);
      args.forEach(visit);
      return;
    }
    const words = wordsOf(node);
    if (forPeople && words !== undefined && (SENTENCE.test(words) || (isShown(node) && WORDS.test(words)))) {
      untranslated.push(`${place(node)}: ${words}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** The words of a text as it stands in the source, without icons and with a gap for each value. */
function wordsOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const words = node.head.text + node.templateSpans.map(({ literal }) => ` ${literal.text}`).join("");
  return words.replace(/\$\([\w-]+\)/g, "");
}

/** Whether a text is the value of a property that the editor shows. */
function isShown({ parent }) {
  return ts.isPropertyAssignment(parent) && SHOWN_AS.test(parent.name.getText());
}
