/** One tag of an XML text: its name, `/` before it where it closes, what stands in it, and where it stands. */
export interface XmlTag {
  readonly name: string;
  readonly text: string;
  readonly closed: boolean;
  readonly start: number;
  /** Behind its `>`. */
  readonly end: number;
}

/** The tags of an XML text, in one walk over it. Comments and CDATA are passed over; a tag without an end, ends it. */
export function xmlTags(xml: string): readonly XmlTag[] {
  const tags: XmlTag[] = [];
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const comment = ["<!--", "<![CDATA["].find((start) => xml.startsWith(start, at));
    const end = comment === undefined ? tagEnd(xml, at) : xml.indexOf(comment === "<!--" ? "-->" : "]]>", at);
    if (end < 0) break;
    if (comment === undefined) {
      const text = xml.slice(at + 1, end);
      tags.push({
        name: /^\/?[\w:.-]*/.exec(text)?.[0] ?? "",
        text,
        closed: text.endsWith("/"),
        start: at,
        end: end + 1,
      });
    }
    at = end;
  }
  return tags;
}

/** Where the tag that begins at `at` ends: at the next `>` that is in no quotes; -1 where it does not. */
function tagEnd(xml: string, at: number): number {
  let quote = "";
  for (let index = at + 1; index < xml.length; index++) {
    const character = xml.charAt(index);
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") return index;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** The value of an attribute in the text of a tag; empty where it has none. */
export function attributeOf(text: string, name: string): string {
  const [, double, single] = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(text) ?? [];
  return double ?? single ?? "";
}
