import { entryOf } from "../documents/tree";
import type { Rule } from "./rule";

const CODE = "wazir/description-too-long";

/**
 * How many UTF-16 code units of a skill's description hosts take: the open Agent Skills form allows 1,024, and VS Code
 * 1.139 checks for it.
 */
const MAX_DESCRIPTION = 1024;

/** Finds skills whose description is longer than hosts take. */
export const descriptionTooLong: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The description of a skill is longer than hosts take." }],
  check({ kind, document }) {
    if (kind?.id !== "skill") return [];
    const description = entryOf(document.roots[0]?.node, "description")?.value;
    if (description?.type !== "scalar" || typeof description.value !== "string") return [];
    const { length } = description.value;
    if (length <= MAX_DESCRIPTION) return [];
    const message = `The description has ${length} characters, and hosts take at most ${MAX_DESCRIPTION}. Keep what the skill does and when to use it; the rest belongs into the body.`;
    return [{ code: CODE, message, range: description.range, data: { length, limit: MAX_DESCRIPTION } }];
  },
};
