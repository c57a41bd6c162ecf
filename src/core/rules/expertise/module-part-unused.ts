import { RULE_HEADINGS } from "../../library/module-format";
import { citationsIn, proseOf, type ProseBlock } from "../../library/module-prose";
import type { OffsetRange } from "../../text/range";
import type { Finding, Rule } from "../rule";
import { moduleTextRule, type ModuleText } from "./module-rule";

const UNUSED = "wazir/module-part-unused";
const UNEXPLAINED = "wazir/module-rule-unexplained";

/** Finds sources, detectors and checks of a module that nothing names, and rules without their paragraph. */
export const modulePartUnused: Rule = moduleTextRule(
  [
    { code: UNUSED, severity: "warning", title: "A module has a source, detector or check that nothing in it names." },
    { code: UNEXPLAINED, severity: "warning", title: "A rule of a module has no paragraph that explains it." },
  ],
  (context) => {
    const { module, document } = context;
    const blocks = proseOf(document);
    const cited = new Set(blocks.flatMap(({ text }) => citationsIn(text).map(({ id }) => id)));
    const listed = new Set(module.rules.flatMap(({ detect }) => detect));
    const checked = new Set(module.rules.flatMap(({ checks }) => checks));
    return [
      ...module.sources
        .filter(({ id }) => id !== "" && !cited.has(id))
        .map(({ id, idRange }) =>
          unused(`No sentence cites the source \`${id}\`: write \`[${id}]\` where it holds, or take it out.`, idRange),
        ),
      ...module.detect
        .filter(({ id }) => id !== "" && !listed.has(id))
        .map(({ id, rule, idRange }) =>
          unused(
            `No rule lists the detector \`${id}\`: add it to \`detect\` of ${rule === "" ? "its rule" : `\`${rule}\``}.`,
            idRange,
          ),
        ),
      ...checksIn(blocks)
        .filter(({ id }) => !checked.has(id))
        .map(({ id, range }) =>
          unused(`No rule lists the check \`${id}\`: add it to \`checks\` of the rule that it proves.`, range),
        ),
      ...unexplained(context, blocks),
    ];
  },
);

function unused(message: string, range: OffsetRange): Finding {
  return { code: UNUSED, message, range };
}

/** A check under Verify, and where its id stands. */
export interface DefinedCheck {
  readonly id: string;
  readonly range: OffsetRange;
  readonly block: ProseBlock;
}

/** The checks that a module defines: what begins with `V1` under Verify. */
export function checksIn(blocks: readonly ProseBlock[]): readonly DefinedCheck[] {
  return blocks.flatMap((block) => {
    if (block.section !== "Verify") return [];
    const match = /^([\s|*_]*)(V[1-9]\d*)\b/.exec(block.text);
    const [, before = "", id] = match ?? [];
    if (id === undefined) return [];
    const start = block.range.start + before.length;
    return [{ id, range: { start, end: start + id.length }, block }];
  });
}

/** Rules for which nothing under Rules, Entries or Requirements begins with their id; none where all is yet to be written. */
function unexplained(context: ModuleText, blocks: readonly ProseBlock[]): readonly Finding[] {
  const { module } = context;
  const own = blocks.filter(
    ({ section, text }) => RULE_HEADINGS.includes(section) && text !== section && !/^[\s…]*$/.test(text),
  );
  if (own.length === 0) return [];
  const explained = new Set(own.flatMap(({ text }) => /^[\s|*_]*(R[1-9]\d*)\b/.exec(text)?.[1] ?? []));
  const section = own[0]?.section ?? "Rules";
  return module.rules
    .filter(({ id }) => id !== "" && !explained.has(id))
    .map(({ id, idRange }) => {
      const message = `Nothing under \`${section}\` begins with \`${id}\`: say there why the rule holds, and where it does not.`;
      return { code: UNEXPLAINED, message, range: idRange };
    });
}
