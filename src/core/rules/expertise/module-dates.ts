import { replaceScalar } from "../../documents/edit";
import { entryOf, type ScalarNode } from "../../documents/tree";
import { REVIEW_DAYS } from "../../library/module-format";
import { proseOf } from "../../library/module-prose";
import { editFix } from "../fix";
import type { Finding, Rule } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";

const DATES = "wazir/module-dates";
const DUE = "wazir/module-review-due";
const DAY = 86_400_000;

/** Finds dates of a module that contradict each other, that lie ahead, or that are over. */
export const moduleDates: Rule = moduleRule(
  [
    { code: DATES, severity: "warning", title: "The dates of a module contradict each other." },
    { code: DUE, severity: "warning", title: "The facts of a module are due for review." },
  ],
  (context) => [...order(context), ...due(context)],
  ({ code, data }, context) => {
    const { document, path } = context;
    const node = dateNode(context, String(data?.field));
    if (code !== DATES || node === undefined || typeof data?.date !== "string") return [];
    // A date stands without quotes, as YAML allows.
    const change =
      node.style === "plain" ? [{ range: node.range, text: data.date }] : replaceScalar(document, node, data.date);
    return editFix(path, `Replace with \`${data.date}\``, change);
  },
);

function order(context: ModuleContext): readonly Finding[] {
  const { module, now } = context;
  const verified = dayOf(module.verified);
  const review = dayOf(module.reviewBy);
  const verifiedNode = dateNode(context, "verified");
  const reviewNode = dateNode(context, "review_by");
  if (verified === undefined || verifiedNode === undefined) return [];
  const findings: Finding[] = [];
  const add = (node: ScalarNode, message: string, field: string, date: string): void => {
    findings.push({ code: DATES, message, range: node.range, data: { field, date } });
  };
  const latest = module.sources
    .flatMap(({ accessed }) => accessed ?? [])
    .filter((date) => dayOf(date) !== undefined)
    .sort()
    .at(-1);
  if (latest !== undefined && latest > (module.verified ?? "")) {
    add(
      verifiedNode,
      `\`verified\` is before ${latest}, when a source was read last: the facts were checked then.`,
      "verified",
      latest,
    );
  }
  const today = now?.slice(0, 10);
  if (today !== undefined && (module.verified ?? "") > today) {
    add(verifiedNode, `\`verified\` lies ahead: today is ${today}.`, "verified", today);
  }
  const hasFacts = proseOf(context.document).some(({ section }) => section === "Facts");
  const days = hasFacts ? REVIEW_DAYS.withFacts : REVIEW_DAYS.without;
  const until = isoDay(verified + days * DAY);
  if (review === undefined || reviewNode === undefined) return findings;
  if (review <= verified)
    add(reviewNode, `\`review_by\` is not after \`verified\`, ${String(module.verified)}.`, "review_by", until);
  else if (review > verified + days * DAY) {
    const why = hasFacts ? "A module with Facts" : "A module without Facts";
    add(reviewNode, `${why} is reviewed within ${days} days of \`verified\`: by ${until}.`, "review_by", until);
  }
  return findings;
}

function due(context: ModuleContext): readonly Finding[] {
  const { module, now } = context;
  const node = dateNode(context, "review_by");
  const today = now?.slice(0, 10);
  if (today === undefined || node === undefined || dayOf(module.reviewBy) === undefined) return [];
  if (today <= (module.reviewBy ?? "")) return [];
  const message = `The review was due on ${String(module.reviewBy)}: read the sources again, correct what changed, and set \`verified\` and \`review_by\` anew.`;
  return [{ code: DUE, message, range: node.range }];
}

function dateNode({ document }: ModuleContext, field: string): ScalarNode | undefined {
  const node = entryOf(document.roots[0]?.node, field)?.value;
  return node?.type === "scalar" ? node : undefined;
}

/** Milliseconds at the start of a day in UTC; undefined for what is no date. */
function dayOf(date: string | undefined): number | undefined {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
