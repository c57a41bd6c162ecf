import type { Refusal } from "../pipeline/refusal";
import type { Translate } from "../text/translate";
import { element, inline, type PageElement, type PageNode } from "./page-node";
import { isAtHand, phaseList } from "./phase-list";
import { artifactTable, evidenceTable, findingTable, tokenTable } from "./record-tables";
import type { RunReport } from "./run-report";
import { timelineList } from "./timeline-list";
import { visibleTexts } from "./visible-texts";
import { actorWords, conditionWords, statusWords, timeNode } from "./words";

/** The page of a run: the same for the dashboard and for the exported report. */
export function reportPage(report: RunReport, t: Translate): PageElement {
  const sections = sectionsOf(report, t);
  const links = sections.map(({ id, title }) => element("li", {}, element("a", { href: `#${id}` }, title)));
  const page = element(
    "div",
    { class: "page" },
    headerOf(report, t),
    element("nav", { "aria-label": t("Sections") }, element("ul", {}, ...links)),
    element(
      "main",
      {},
      ...damageOf(report, t),
      ...sections.map(({ id, title, content }) =>
        element(
          "section",
          { key: id, "aria-labelledby": id },
          element("h2", { id, tabindex: "-1" }, title),
          ...content,
        ),
      ),
    ),
  );
  return visibleTexts(page);
}

/** What a dashboard shows where there is no run. */
export function emptyPage(t: Translate): PageElement {
  return element(
    "main",
    { class: "page" },
    element("h1", {}, t("No run is under way")),
    element(
      "p",
      { role: "status" },
      t("A run takes one change through the phases. Once there is one, it shows here as it goes on."),
    ),
    element("div", { class: "actions" }, { action: "startRun", text: t("Start Run") }),
  );
}

/** What it shows where a run cannot be read; `message` is a sentence. */
export function faultPage(message: string, t: Translate): PageElement {
  const page = element(
    "main",
    { class: "page" },
    element("h1", {}, t("This run cannot be shown")),
    element("p", { role: "status" }, ...inline(message)),
  );
  return visibleTexts(page);
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: readonly PageNode[];
}

function sectionsOf(report: RunReport, t: Translate): readonly Section[] {
  const { open, artifacts, evidence, findings, tokens, timeline } = report;
  const orNone = (count: number, table: () => PageElement, none: string): readonly PageNode[] =>
    count > 0 ? [table()] : [element("p", { class: "muted" }, none)];
  return [
    { id: "pipeline", title: t("Pipeline"), content: phaseList(report, t) },
    { id: "open", title: t("What it waits for"), content: openList(open, t) },
    {
      id: "artifacts",
      title: t("Artifacts and approvals"),
      content: orNone(artifacts.length, () => artifactTable(artifacts, t), t("Nothing was submitted yet.")),
    },
    {
      id: "evidence",
      title: t("Evidence"),
      content: orNone(evidence.length, () => evidenceTable(evidence, t), t("Nothing was run yet.")),
    },
    {
      id: "findings",
      title: t("Findings"),
      content: orNone(findings.length, () => findingTable(findings, t), t("Nothing was found yet.")),
    },
    {
      id: "tokens",
      title: t("Tokens"),
      content: orNone(tokens.rows.length, () => tokenTable(tokens, t), t("There is no forecast.")),
    },
    { id: "timeline", title: t("Timeline"), content: timelineList(timeline, t) },
  ];
}

function headerOf(report: RunReport, t: Translate): PageElement {
  const { about, runId, lane, updatedAt } = report;
  const facts: readonly (readonly [string, PageNode | undefined])[] = [
    [t("Run"), element("code", {}, runId)],
    [t("Intent"), about?.intent],
    [t("Size"), about?.size],
    [t("Lane"), lane],
    [t("Started by"), about === undefined ? undefined : actorWords(about.startedBy, t)],
    [t("Started"), about === undefined ? undefined : timeNode(about.startedAt)],
    [t("Last event"), updatedAt === "" ? undefined : timeNode(updatedAt)],
  ];
  const entries = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [element("div", {}, element("dt", {}, name), element("dd", {}, value))],
  );
  return element(
    "header",
    {},
    element("h1", {}, about?.title ?? runId),
    element("p", { role: "status", class: "standing" }, standingWords(report, t)),
    element("dl", { class: "facts" }, ...entries),
    element(
      "div",
      { class: "actions" },
      { action: "exportReport", text: t("Export Report") },
      { action: "openLog", text: t("Open Log") },
    ),
  );
}

/** Where the run stands in one sentence: what is read aloud when it changes. */
function standingWords({ phases, status, about }: RunReport, t: Translate): string {
  if (about === undefined) return t("The log has no beginning.");
  if (status === "finished" || status === "abandoned") return t("The run is {0}.", statusWords(status, t));
  const done = phases.filter(({ condition }) => condition === "done" || condition === "skipped").length;
  const progress = t("{0} of {1} phases are behind it.", done, phases.length);
  const at = phases.find(isAtHand) ?? phases.find(({ condition }) => condition === "stale");
  const where =
    at === undefined
      ? t("The run is {0}.", statusWords(status, t))
      : t("The run is {0}: {1} is {2}.", statusWords(status, t), at.title, conditionWords(at.condition, t));
  return `${where} ${progress}`;
}

function damageOf({ damage }: RunReport, t: Translate): readonly PageNode[] {
  if (damage.length === 0) return [];
  const lines = damage.map(({ line, why }) =>
    element(
      "li",
      {},
      { place: { base: "run", path: "events.ndjson", line }, text: t("Line {0}", line) },
      ": ",
      ...inline(why),
    ),
  );
  const title = element("h2", { id: "damage", tabindex: "-1" }, t("The log is damaged"));
  return [
    element(
      "section",
      { key: "damage", class: "alarm", "aria-labelledby": "damage" },
      title,
      element("ul", {}, ...lines),
    ),
  ];
}

function openList(open: readonly Refusal[], t: Translate): readonly PageNode[] {
  if (open.length === 0) return [element("p", { class: "muted" }, t("Nothing stands against going on."))];
  const items = open.map((refusal) => element("li", { key: refusal.message }, ...refusalNodes(refusal)));
  return [element("ul", { class: "open" }, ...items)];
}

/** The message of a refusal in which the document that it is about leads there; behind it where it is not named. */
function refusalNodes({ message, path, range }: Refusal): readonly PageNode[] {
  const words = inline(message);
  if (path === undefined) return words;
  const link = {
    place: { base: "run", path, ...(range === undefined ? {} : { offset: range.start }) },
    text: path,
  } as const;
  const isPath = (node: PageNode): boolean => typeof node === "object" && "tag" in node && node.children?.[0] === path;
  return words.some(isPath) ? words.map((node) => (isPath(node) ? link : node)) : [...words, " ", link];
}
