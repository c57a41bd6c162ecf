import { sectionOf } from "../../library/module";
import { BRIEF_POINTS } from "../../library/module-format";
import { proseOf } from "../../library/module-prose";
import type { Rule } from "../rule";
import { moduleTextRule } from "./module-rule";

const CODE = "wazir/module-brief";

/** Finds briefs that are not five to seven points, of which the last says when to stop and ask. */
export const moduleBrief: Rule = moduleTextRule(
  [{ code: CODE, severity: "warning", title: "The brief of a module is not what a brief is." }],
  ({ module, document }) => {
    const brief = sectionOf(module, "Brief");
    const points = proseOf(document).filter(({ section, kind }) => section === "Brief" && kind === "item");
    if (brief === undefined || /^[\s…]*$/.test(brief.text)) return [];
    const { least, most } = BRIEF_POINTS;
    if (points.length < least || points.length > most) {
      const message = `The brief has ${points.length} points, and ${least} to ${most} are asked for, each a list item.`;
      return [{ code: CODE, message, range: brief.line }];
    }
    const last = points.at(-1);
    if (last === undefined || (/\bstop\b/i.test(last.text) && /\bask\b/i.test(last.text))) return [];
    const message = "The last point of the brief says when to stop and ask a human: begin it with `Stop and ask`.";
    return [{ code: CODE, message, range: last.range }];
  },
);
