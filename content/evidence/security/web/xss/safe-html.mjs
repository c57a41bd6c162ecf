import DOMPurify from "dompurify";

const SCHEMES = new Set(["https:", "http:", "mailto:"]);

/** The address, or null where following it could run script. Parse, then compare: text checks miss "java\nscript:". */
export function safeHref(text, base) {
  if (typeof text !== "string" || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return SCHEMES.has(url.protocol) ? url.href : null;
}

/** JSON for a script element of the type application/json: no text in it can end the element. */
export const jsonForHtml = (value) => JSON.stringify(value).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);

const RICH = { ALLOWED_TAGS: ["p", "b", "i", "em", "strong", "ul", "ol", "li", "a", "code", "pre", "blockquote", "br"], ALLOWED_ATTR: ["href"] };

/** Foreign rich text into the page, sanitised where it is shown, by the parser that will read it. */
export function showRichText(element, html) {
  element.replaceChildren(DOMPurify.sanitize(html, { ...RICH, RETURN_DOM_FRAGMENT: true })); // no second parse of a string
}
