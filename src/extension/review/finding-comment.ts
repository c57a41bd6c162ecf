import { type Comment, CommentMode, type CommentThread, l10n } from "vscode";
import type { SeatedThread } from "../engine/review-desk";
import { severityWord } from "./finding-words";

/** Which words of a finding a comment shows: its title, how it is settled, a reply by its number, or a new finding. */
export type CommentPart = "title" | "resolution" | "new" | { readonly reply: number };

/** A comment in the editor. Its text is a text and no Markdown: nothing in it is a link, a command or a picture. */
export interface FindingComment extends Comment {
  readonly part: CommentPart;
  /** What it said before it was edited. */
  readonly saved: string;
  /** The editor's thread that it is in. */
  readonly thread: CommentThread;
}

/** Whether what a menu hands over is one of our comments. */
export function isFindingComment(value: unknown): value is FindingComment {
  return typeof value === "object" && value !== null && "part" in value && "thread" in value && "body" in value;
}

/** The comments of a finding: what is wrong, what settles it, and what was said since. */
export function findingComments(
  thread: SeatedThread,
  shownIn: CommentThread,
  editable: boolean,
): readonly FindingComment[] {
  const { severity, title, by, at, resolution, status, replies } = thread;
  const settled = status === "open" ? l10n.t("would settle it") : l10n.t("settled by");
  return [
    comment(shownIn, "title", {
      ...{ text: title, by, at },
      label: severityWord(severity),
      context: titleContext(thread, editable),
    }),
    ...(resolution === ""
      ? []
      : [
          comment(shownIn, "resolution", {
            text: resolution,
            by: settled,
            at: "",
            label: undefined,
            context: "resolution",
          }),
        ]),
    ...replies.map((reply, index) =>
      comment(
        shownIn,
        { reply: index },
        {
          ...reply,
          label: undefined,
          context:
            editable && thread.draft && reply.by !== "" && thread.mine && reply.by === by ? "reply.mine" : "reply",
        },
      ),
    ),
  ];
}

/** A comment that is being written: the text of a finding that has not been added yet. */
export function newFindingComment(thread: CommentThread, text: string, by: string): FindingComment {
  const written = comment(thread, "new", { text, by, at: "", label: undefined, context: "new" });
  return { ...written, mode: CommentMode.Editing };
}

function titleContext({ mine, draft, home, replies, by }: SeatedThread, editable: boolean): string {
  if (!editable || home.in === "log") return "title";
  const isAlone = replies.every((reply) => reply.by === by);
  return mine && draft && isAlone ? "title.editable.draft" : "title.editable";
}

interface Said {
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly label: string | undefined;
  readonly context: string;
}

function comment(thread: CommentThread, part: CommentPart, { text, by, at, label, context }: Said): FindingComment {
  const time = Date.parse(at);
  return {
    ...{ part, thread, saved: text, body: text, mode: CommentMode.Preview, contextValue: context },
    author: { name: by === "" ? l10n.t("someone") : by },
    ...(label === undefined ? {} : { label }),
    ...(Number.isNaN(time) ? {} : { timestamp: new Date(time) }),
  };
}
