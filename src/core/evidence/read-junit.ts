import { isFileName } from "./read-node-test";
import { total, type CountsReader, type Tally } from "./test-counts";

/** One tag of an XML text: its name, `/` before it where it closes, and what stands in it. */
interface Tag {
  readonly name: string;
  readonly text: string;
  readonly closed: boolean;
}

/**
 * JUnit's XML, as many runners write it. The cases themselves are counted, not the sums in `testsuite`, which runners
 * fill in differently. A case named like a file is a file without tests (see `readNodeTest`).
 */
export const readJunit: CountsReader = (lines) => {
  const tags = tagsOf(lines.join("\n"));
  if (!tags.some(({ name }) => name === "testsuite" || name === "testsuites")) return undefined;
  const tallies: Tally[] = [];
  let open: { isFile: boolean; result: keyof Tally } | undefined;
  for (const { name, text, closed } of tags) {
    if (name === "testcase") open = { isFile: isFileName(attribute(text, "name")), result: "passed" };
    if (open === undefined) continue;
    if (name === "failure") open.result = open.isFile ? "errors" : "failed";
    if (name === "error") open.result = "errors";
    if (name === "skipped") open.result = "skipped";
    if (name !== "/testcase" && !(name === "testcase" && closed)) continue;
    tallies.push(open.isFile && open.result === "passed" ? {} : { [open.result]: 1 });
    open = undefined;
  }
  return total("JUnit XML", tallies.length === 0 ? [{}] : tallies);
};

/** The tags of an XML text, in one walk over it. Comments and CDATA are passed over; a tag without an end, ends it. */
function tagsOf(xml: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const comment = ["<!--", "<![CDATA["].find((start) => xml.startsWith(start, at));
    const end = comment === undefined ? tagEnd(xml, at) : xml.indexOf(comment === "<!--" ? "-->" : "]]>", at);
    if (end < 0) break;
    if (comment === undefined) {
      const text = xml.slice(at + 1, end);
      tags.push({ name: /^\/?[\w:.-]*/.exec(text)?.[0] ?? "", text, closed: text.endsWith("/") });
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

function attribute(text: string, name: string): string {
  const [, double, single] = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(text) ?? [];
  return double ?? single ?? "";
}
