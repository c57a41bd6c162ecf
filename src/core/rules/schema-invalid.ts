import { firstLine } from "../text/range";
import type { Rule } from "./rule";

const CODE = "wazir/schema-invalid";

/** Finds schemas of a workspace that are none: what they should check is checked by the bundled schema, if there is one. */
export const schemaInvalid: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "A schema of the workspace cannot be used." }],
  check({ kind, document, path, project }) {
    const fault = project.schemaFaults.get(path);
    if (kind?.id !== "schema" || fault === undefined || document.problems.length > 0) return [];
    const message = `This is not a JSON Schema that can be used: ${fault}.`;
    return [{ code: CODE, message, range: firstLine(document.text) }];
  },
};
