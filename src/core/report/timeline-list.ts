import { remarkOf, sentenceOf } from "../runs/event-sentence";
import type { Translate } from "../text/translate";
import { element, inline, type PageElement, type PageNode } from "./page-node";
import type { Timeline, TimelineEntry } from "./timeline";
import { actorWords, timeNode } from "./words";

/** What happened in a run, newest first, and how much of it is in the log alone. */
export function timelineList({ entries, leftOut }: Timeline, t: Translate): readonly PageNode[] {
  const list = element("ol", { class: "timeline", reversed: "" }, ...entries.map((entry) => entryNode(entry, t)));
  if (leftOut === 0) return [list];
  return [list, element("p", { class: "muted" }, t("{0} earlier entries are in the log.", leftOut))];
}

function entryNode(entry: TimelineEntry, t: Translate): PageElement {
  if (entry.kind === "others") {
    const names = [...entry.counts].map(([name, count]) => (count === 1 ? name : `${name} ×${String(count)}`));
    const who = entry.actors.map((actor) => actorWords(actor, t)).join(", ");
    return element(
      "li",
      { key: String(entry.seq), class: "muted" },
      ...[timeNode(entry.at), " ", names.join(", "), " "],
      element("span", { class: "actor" }, who),
    );
  }
  const { event } = entry;
  const remark = remarkOf(event);
  return element(
    "li",
    { key: String(event.seq), class: `event event-${event.event}` },
    ...[timeNode(event.created_at), " ", ...inline(sentenceOf(event, t)), " "],
    element("span", { class: "actor" }, actorWords(event.actor, t)),
    remark === undefined ? undefined : element("p", { class: "remark" }, remark),
  );
}
