import { sectionOf } from "../../library/module";
import { BRIEF_TOKENS, SUMMARY_TOKENS } from "../../library/module-format";
import { entryOf } from "../../documents/tree";
import type { OffsetRange } from "../../text/range";
import type { TokenCounter } from "../instruments";
import type { Finding, Rule } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";

const LENGTH = "wazir/module-length";
const SHARE = "wazir/module-code-share";

/** Finds modules whose tiers have too many or too few tokens, or too much code. */
export const moduleLength: Rule = moduleRule(
  [
    { code: LENGTH, severity: "warning", title: "A tier of a module has too many or too few tokens." },
    { code: SHARE, severity: "warning", title: "Too much of a module is code." },
  ],
  async (context) => {
    const count = await context.instruments?.tokens?.();
    return count === undefined ? [] : [...lengths(context, count), ...codeShare(context, count)];
  },
);

function lengths(context: ModuleContext, count: TokenCounter): readonly Finding[] {
  const { module, format, document } = context;
  const summary = entryOf(document.roots[0]?.node, "summary")?.value;
  const brief = sectionOf(module, "Brief");
  return [
    ...(summary === undefined
      ? []
      : outside("The summary", count(module.summary), { least: 0, most: SUMMARY_TOKENS }, summary.range)),
    ...(brief === undefined ? [] : outside("The brief", tokensOf(brief.text, count), BRIEF_TOKENS, brief.line)),
    ...(format === undefined
      ? []
      : outside("The body", tokensOf(module.body, count), format.body, titleLine(context), ` of a ${module.kind}`)),
  ];
}

function outside(
  what: string,
  tokens: number,
  { least, most }: { readonly least: number; readonly most: number },
  range: OffsetRange,
  of = "",
): readonly Finding[] {
  if (least <= tokens && tokens <= most) return [];
  const band = least === 0 ? `at most ${most}` : `${least} to ${most}`;
  const advice = tokens > most ? "Take out what the reader knows." : "Say what the reader needs to act.";
  return [{ code: LENGTH, message: `${what}${of} has ${tokens} tokens, and ${band} are asked for. ${advice}`, range }];
}

function codeShare(context: ModuleContext, count: TokenCounter): readonly Finding[] {
  const { module, format } = context;
  const whole = tokensOf(module.body, count);
  const code = module.codeBlocks.reduce((sum, { text }) => sum + tokensOf(text, count), 0);
  const share = whole === 0 ? 0 : Math.round((100 * code) / whole);
  if (format === undefined || share <= format.codeShare) return [];
  const message = `Code is ${share} % of the body, and at most ${format.codeShare} % of a ${module.kind} may be: ${code} of ${whole} tokens.`;
  return [{ code: SHARE, message, range: module.codeBlocks[0]?.opening ?? titleLine(context) }];
}

/** A count that is the same on every machine, however the lines end. */
function tokensOf(text: string, count: TokenCounter): number {
  return count(text.replace(/\r\n?/g, "\n"));
}

/** The line of the title, or the body's first place where there is none. */
export function titleLine({ module, document }: ModuleContext): OffsetRange {
  const at = document.body?.start ?? 0;
  return module.sections.find(({ level }) => level === 1)?.line ?? { start: Math.max(at - 4, 0), end: at };
}
