import { CODE_BLOCKS, ENTRIES } from "../../library/module-format";
import { citationsIn, proseOf, type ProseBlock } from "../../library/module-prose";
import { entryOf } from "../../documents/tree";
import { sectionOf } from "../../library/module";
import type { Finding, Rule } from "../rule";
import { checksIn } from "./module-part-unused";
import { moduleTextRule, type ModuleText } from "./module-rule";

const PASS = "wazir/module-check-without-pass";
const PRIMARY = "wazir/module-primary-sources";
const ENTRY = "wazir/module-entry";
const FACT = "wazir/module-fact-row";
const LABEL = "wazir/module-code-label";
const SIZE = "wazir/module-code-size";

/** Finds parts of a module that are there, and not as their section has them. */
export const moduleShape: Rule = moduleTextRule(
  [
    { code: PASS, severity: "warning", title: "A check of a module does not say when it is passed." },
    { code: PRIMARY, severity: "warning", title: "A module rests on fewer than two primary sources." },
    { code: ENTRY, severity: "warning", title: "An antipattern is not told as an entry is." },
    { code: FACT, severity: "warning", title: "A fact of a module lacks its month or its source." },
    { code: LABEL, severity: "warning", title: "A block of code does not say its language." },
    { code: SIZE, severity: "warning", title: "A module has a block of code too many, or one that is too long." },
  ],
  (context) => {
    const blocks = proseOf(context.document);
    return [
      ...checksWithoutPass(blocks),
      ...primarySources(context),
      ...entries(context, blocks),
      ...factRows(context, blocks),
      ...codeBlocks(context),
    ];
  },
);

function checksWithoutPass(blocks: readonly ProseBlock[]): readonly Finding[] {
  return checksIn(blocks)
    .filter(({ block }) => !/\bpass(?:es|ed)?\b/i.test(block.text))
    .map(({ id, range }) => {
      const message = `The check \`${id}\` does not say when it is passed: end it with \`Pass:\` and what must be seen.`;
      return { code: PASS, message, range };
    });
}

function primarySources({ module, document }: ModuleText): readonly Finding[] {
  const entry = entryOf(document.roots[0]?.node, "sources");
  const count = module.sources.filter(({ tier }) => tier === "primary").length;
  if (entry === undefined || module.sources.length < 2 || count >= 2) return [];
  const message = `Of the sources ${count} ${count === 1 ? "is" : "are"} primary, and at least 2 are asked for: who made the thing says how it is.`;
  return [{ code: PRIMARY, message, range: entry.keyRange }];
}

const PARTS = ["tell", "harm", "fix"];

/** The entries of an antipattern: from each block that begins with a rule's id to the next. */
function entries(context: ModuleText, blocks: readonly ProseBlock[]): readonly Finding[] {
  const { module, document } = context;
  const section = sectionOf(module, "Entries");
  if (module.kind !== "antipattern" || section === undefined) return [];
  const own = blocks.filter((block) => block.section === section.heading);
  const starts = own.filter(({ text }) => /^[\s|*_]*R[1-9]\d*\b/.test(text));
  const { least, most } = ENTRIES;
  if (starts.length < least || starts.length > most) {
    const message = `There are ${starts.length} entries, each begun by the id of its rule, and ${least} to ${most} are asked for.`;
    return [{ code: ENTRY, message, range: section.line }];
  }
  return starts.flatMap((start, index) => {
    const end = starts[index + 1]?.range.start ?? section.range.end;
    const text = document.text.slice(start.range.start, end);
    const missing = PARTS.filter((part) => !new RegExp(String.raw`\b${part}\b`, "i").test(text));
    if (missing.length === 0) return [];
    const id = /R\d+/.exec(start.text)?.[0] ?? "";
    const at = start.range.start + start.text.indexOf(id);
    const message = `The entry \`${id}\` does not say ${missing.map((part) => `\`${part}\``).join(", ")}: an entry has its tell, its harm and its fix.`;
    return [{ code: ENTRY, message, range: { start: at, end: at + id.length } }];
  });
}

/** The rows of the table under Facts, without its head. */
function factRows({ module }: ModuleText, blocks: readonly ProseBlock[]): readonly Finding[] {
  const rows = blocks.filter(({ section, kind }) => section === "Facts" && kind === "row").slice(1);
  const verified = module.verified?.slice(0, 7) ?? "9999-99";
  return rows.flatMap(({ text, range }) => {
    // A month or a year, or the release of what the source describes.
    const month = /\|\s*(\d{4}(?:-\d{2})?|\p{L}[\p{L}\d .-]*\d[\d.]*)\s*\|/u.exec(text)?.[1];
    const wrong =
      month === undefined
        ? "has no time: write as of when it holds, `2026-11`, or for which release"
        : citationsIn(text).length === 0
          ? "has no source: cite one, `[S1]`"
          : /^\d/.test(month) && month > verified
            ? `is of ${month}, and the module was verified before`
            : undefined;
    return wrong === undefined ? [] : [{ code: FACT, message: `This fact ${wrong}.`, range }];
  });
}

function codeBlocks({ module }: ModuleText): readonly Finding[] {
  const example = sectionOf(module, "Example");
  const shown = module.codeBlocks.filter(
    ({ range }) => example !== undefined && example.range.start <= range.start && range.end <= example.range.end,
  );
  const extra = shown[CODE_BLOCKS.inExample];
  return [
    ...module.codeBlocks.flatMap(({ language, opening, text }): Finding[] => {
      const lines = text.split("\n").length;
      const label = "This block of code does not say its language: write it behind the fence, or `text`.";
      const size = `This block of code has ${lines} lines, and at most ${CODE_BLOCKS.lines} are asked for.`;
      return [
        ...(language === "" ? [{ code: LABEL, message: label, range: opening }] : []),
        ...(lines > CODE_BLOCKS.lines ? [{ code: SIZE, message: size, range: opening }] : []),
      ];
    }),
    ...(extra === undefined
      ? []
      : [
          {
            code: SIZE,
            message: `Example has ${shown.length} blocks of code, and at most ${CODE_BLOCKS.inExample} are asked for.`,
            range: extra.opening,
          },
        ]),
  ];
}
