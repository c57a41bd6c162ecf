import { mostSimilar } from "../../text/similar";
import type { OffsetRange } from "../../text/range";
import { lineEndOf, type TextChange } from "../../text/text-change";
import type { ModuleSection } from "../../library/module";
import { editFix } from "../fix";
import type { Finding, Rule } from "../rule";
import { moduleTextRule, type ModuleText } from "./module-rule";
import { movedSections, placeOfSection, skeletonOf } from "./section-text";

const MISSING = "wazir/module-section-missing";
const EMPTY = "wazir/module-section-empty";
const UNKNOWN = "wazir/module-section-unknown";
const ORDER = "wazir/module-section-order";

/** Finds sections of a module that are missing, empty, unknown or out of their order. */
export const moduleSection: Rule = moduleTextRule(
  [
    { code: MISSING, severity: "warning", title: "A module lacks a section that its kind has." },
    { code: EMPTY, severity: "warning", title: "A section of a module has nothing in it." },
    { code: UNKNOWN, severity: "warning", title: "A module has a section that the format does not name." },
    { code: ORDER, severity: "warning", title: "The sections of a module are not in their order." },
  ],
  (context) => [...missing(context), ...empty(context), ...unknown(context), ...unordered(context)],
  ({ code, data }, context) => {
    const { document, path, format } = context;
    const heading = String(data?.heading);
    if (format === undefined) return [];
    if (code === MISSING && heading === "#") return editFix(path, "Insert the title", insertedTitle(context), true);
    if (code === MISSING) {
      const change = placeOfSection(context, heading, skeletonOf(heading, lineEndOf(document.text)));
      return editFix(path, `Insert the section \`${heading}\``, [change]).map((fix) => ({ ...fix, opens: [EMPTY] }));
    }
    if (code === ORDER) return editFix(path, "Sort the sections", movedSections(context));
    const section = mainSections(context).find(({ heading: own }) => own === heading);
    const near = data?.near;
    if (code !== UNKNOWN || typeof near !== "string" || section === undefined) return [];
    return editFix(path, `Replace with \`${near}\``, [{ range: wordsOf(document.text, section), text: near }], true);
  },
);

function mainSections({ module }: ModuleText): readonly ModuleSection[] {
  return module.sections.filter(({ level }) => level === 2);
}

function missing(context: ModuleText): readonly Finding[] {
  const { module, format, document } = context;
  const present = new Set(mainSections(context).map(({ heading }) => heading));
  const body = document.body ?? { start: 0, end: 0 };
  const title = module.sections.find(({ level }) => level === 1);
  const range = title?.line ?? fromFirstWord(document.text, body);
  const findings = (format?.sections ?? []).flatMap(({ heading, required }) => {
    if (!required || present.has(heading)) return [];
    const message = `A module of the kind \`${module.kind}\` has a section \`## ${heading}\`, and this one has none.`;
    return [{ code: MISSING, message, range, data: { heading } }];
  });
  if (title !== undefined || format === undefined) return findings;
  const message = `The body of a module begins with its title: \`# ${module.title}\`.`;
  return [{ code: MISSING, message, range, data: { heading: "#" } }, ...findings];
}

/** The first line with something in it; the closing fence of the front matter where there is none. */
function fromFirstWord(text: string, body: OffsetRange): OffsetRange {
  const at = body.start + text.slice(body.start, body.end).search(/\S/);
  if (at < body.start) return { start: Math.max(body.start - 4, 0), end: body.start };
  return { start: at, end: at + (/[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0) };
}

function insertedTitle({ module, document }: ModuleText): readonly TextChange[] | undefined {
  const { text, body } = document;
  if (body === undefined || module.title === "") return undefined;
  const lineEnd = lineEndOf(text);
  const end = body.start + (/^\s*/.exec(text.slice(body.start))?.[0].length ?? 0);
  const range = { start: body.start, end };
  return [{ range, text: `${lineEnd}# ${module.title}${lineEnd}${end === text.length ? "" : lineEnd}` }];
}

/** Nothing but a line of dots, which the fix leaves, is nothing. */
function empty(context: ModuleText): readonly Finding[] {
  return mainSections(context)
    .filter(({ text }) => /^[\s…]*$/.test(text))
    .map(({ heading, line }) => {
      const message = `The section \`${heading}\` has nothing in it: write it, or take it out if the kind allows.`;
      return { code: EMPTY, message, range: line, data: { heading } };
    });
}

function unknown(context: ModuleText): readonly Finding[] {
  const { format, document, module } = context;
  const names = format?.sections.map(({ heading }) => heading) ?? [];
  if (names.length === 0) return [];
  const left = names.filter((name) => !mainSections(context).some(({ heading }) => heading === name));
  return mainSections(context)
    .filter(({ heading }) => !names.includes(heading))
    .map((section) => {
      const near = mostSimilar(section.heading, left);
      const hint = near === undefined ? `There are ${names.join(", ")}.` : `Did you mean \`${near}\`?`;
      const message = `A module of the kind \`${module.kind}\` has no section \`${section.heading}\`. ${hint}`;
      const data = { heading: section.heading, ...(near === undefined ? {} : { near }) };
      return { code: UNKNOWN, message, range: wordsOf(document.text, section), data };
    });
}

function wordsOf(text: string, { heading, line }: ModuleSection): OffsetRange {
  const at = text.slice(line.start, line.end).indexOf(heading);
  return { start: line.start + Math.max(at, 0), end: line.start + Math.max(at, 0) + heading.length };
}

function unordered(context: ModuleText): readonly Finding[] {
  const names = context.format?.sections.map(({ heading }) => heading) ?? [];
  const known = mainSections(context).filter(({ heading }) => names.includes(heading));
  const late = known.find((section, index) => {
    const before = known[index - 1];
    return before !== undefined && names.indexOf(section.heading) < names.indexOf(before.heading);
  });
  if (late === undefined) return [];
  const message = `\`${late.heading}\` comes too late: the order is ${names.join(", ")}.`;
  return [{ code: ORDER, message, range: wordsOf(context.document.text, late), data: { heading: late.heading } }];
}
