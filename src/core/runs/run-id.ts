import { slug } from "../library/manifest";

const RUN_ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether a text may name a run, and so a folder: no path, no hidden file, at most 64 characters. */
export function isRunId(text: string): boolean {
  return RUN_ID.test(text) && !text.includes("..");
}

/** An id for a run begun on `date` (ISO 8601): the day, then the title's words; a number where it is `taken`. */
export function newRunId(date: string, title: string, taken: ReadonlySet<string>): string {
  const day = date.split("T", 1).join("").replace(/\D/g, "");
  const base = `${day}-${slug(title, "run")}`.slice(0, 56).replace(/-+$/, "");
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
