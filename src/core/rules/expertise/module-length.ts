import type { ReadDocument } from "../../documents/read-document";
import { keptByKey } from "../../kept-with";
import { moduleOf } from "../../library/module";
import { moduleFormat } from "../../library/module-format";
import type { TokenCounter } from "../instruments";
import type { Finding, Rule } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";
import { tierMeasures, titleLine, tokensOf } from "./tier-measures";

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
    return count === undefined ? [] : [...lengths(context, count), ...codeShare(context.document, count)];
  },
);

const NAMES = { L0: "The summary", L1: "The brief", L2: "The body" } as const;

function lengths({ module, document }: ModuleContext, count: TokenCounter): readonly Finding[] {
  return tierMeasures(document, count).flatMap(({ tier, tokens, band: { least, most }, range }) => {
    if (least <= tokens && tokens <= most) return [];
    const what = tier === "L2" ? `${NAMES[tier]} of a ${module.kind}` : NAMES[tier];
    const band = least === 0 ? `at most ${most}` : `${least} to ${most}`;
    const advice = tokens > most ? "Take out what the reader knows." : "Say what the reader needs to act.";
    return [{ code: LENGTH, message: `${what} has ${tokens} tokens, and ${band} are asked for. ${advice}`, range }];
  });
}

const codeShare = keptByKey((document: ReadDocument, count: TokenCounter): readonly Finding[] => {
  const module = moduleOf(document);
  const format = moduleFormat(module.kind);
  const whole = tokensOf(module.body, count);
  const code = module.codeBlocks.reduce((sum, { text }) => sum + tokensOf(text, count), 0);
  const share = whole === 0 ? 0 : Math.round((100 * code) / whole);
  if (format === undefined || share <= format.codeShare) return [];
  const message = `Code is ${share} % of the body, and at most ${format.codeShare} % of a ${module.kind} may be: ${code} of ${whole} tokens.`;
  return [{ code: SHARE, message, range: module.codeBlocks[0]?.opening ?? titleLine(document) }];
});
