import type { PageElement, PageNode } from "./page-node";

/** Control characters, and those that turn the direction of a text so that it reads otherwise than it is. */
const TREACHEROUS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** The page with a replacement character for every character that would hide or turn what a text says. */
export function visibleTexts(page: PageElement): PageElement {
  return { ...page, ...(page.children === undefined ? {} : { children: page.children.map(visibleNode) }) };
}

function visibleNode(node: PageNode): PageNode {
  if (typeof node === "string") return visible(node);
  if ("tag" in node) return visibleTexts(node);
  return { ...node, text: visible(node.text) };
}

function visible(text: string): string {
  return text.replace(TREACHEROUS, (character) => (character === "\n" || character === "\t" ? " " : "\uFFFD"));
}
