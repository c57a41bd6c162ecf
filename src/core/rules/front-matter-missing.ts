import { insertFrontMatter } from "../documents/edit";
import { firstLine } from "../text/range";
import { editFix } from "./fix";
import type { Rule } from "./rule";
import { schemasOf, suggestValue } from "./suggest-value";

const CODE = "wazir/front-matter-missing";

/** Finds Markdown documents of ours that do not start with front matter. */
export const frontMatterMissing: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The document has no front matter." }],
  check({ document, kind }) {
    const missing = document.format === "markdown" && document.frontMatter === undefined;
    if (kind?.schema === undefined || !missing || document.problems.length > 0) return [];
    const message = `A ${kind.label} starts with front matter: a line \`---\`, its keys, and a line \`---\`.`;
    return [{ code: CODE, message, range: firstLine(document.text) }];
  },
  fixes(_finding, context) {
    const required = schemasOf(context, [])[0]?.required ?? [];
    const fields = required.flatMap((key) => {
      const suggested = suggestValue(context, [key]);
      return suggested === undefined ? [] : [[key, suggested.value] as const];
    });
    return editFix(context.path, "Add front matter", insertFrontMatter(context.document, Object.fromEntries(fields)));
  },
};
