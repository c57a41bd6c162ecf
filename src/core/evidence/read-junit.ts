import { attributeOf, xmlTags } from "../documents/xml-tags";
import { isFileName } from "./read-node-test";
import { total, type CountsReader, type Tally } from "./test-counts";

/**
 * JUnit's XML, as many runners write it. The cases themselves are counted, not the sums in `testsuite`, which runners
 * fill in differently. A case named like a file is a file without tests (see `readNodeTest`).
 */
export const readJunit: CountsReader = (lines) => {
  const tags = xmlTags(lines.join("\n"));
  if (!tags.some(({ name }) => name === "testsuite" || name === "testsuites")) return undefined;
  const tallies: Tally[] = [];
  let open: { isFile: boolean; result: keyof Tally } | undefined;
  for (const { name, text, closed } of tags) {
    if (name === "testcase") open = { isFile: isFileName(attributeOf(text, "name")), result: "passed" };
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
