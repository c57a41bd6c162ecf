import { createScanner } from "jsonc-parser";
import { layoutKey, type Layout, type Layouts, type Member } from "./layout";

/** How every list and mapping of a JSON text is written; what is not closed has no layout. */
export function jsonLayouts(text: string): Layouts {
  const scanner = createScanner(text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text, true);
  const layouts = new Map<string, Layout>();
  const open: OpenCollection[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const mark = text.slice(start, end);
    const at = open.at(-1);
    if (mark === ",") {
      at?.comma(start);
    } else if (mark === "}" || mark === "]") {
      open.pop();
      if (at?.closing === mark) layouts.set(layoutKey(at.type, at.start), at.layout(start));
      open.at(-1)?.token(start, end);
    } else {
      at?.token(start, end);
      if (mark === "{" || mark === "[") open.push(new OpenCollection(mark, start));
    }
  }
  return layouts;
}

/** A collection whose closing bracket has not come yet. */
class OpenCollection {
  readonly type: "map" | "list";
  readonly closing: string;
  readonly start: number;
  readonly #members: Member[] = [];
  #fresh = true;

  constructor(mark: "{" | "[", start: number) {
    this.type = mark === "{" ? "map" : "list";
    this.closing = mark === "{" ? "}" : "]";
    this.start = start;
  }

  token(start: number, end: number): void {
    const last = this.#fresh ? undefined : this.#members.pop();
    const key = this.type === "map" ? (last?.key ?? start) : undefined;
    this.#members.push({
      start: last?.start ?? start,
      end,
      key,
      comma: undefined,
      anchored: false,
      blockScalar: false,
    });
    this.#fresh = false;
  }

  comma(offset: number): void {
    const last = this.#members.pop();
    if (last !== undefined) this.#members.push({ ...last, comma: last.comma ?? offset });
    this.#fresh = true;
  }

  layout(end: number): Layout {
    return {
      flow: true,
      inside: { start: this.start + 1, end },
      nested: false,
      mark: undefined,
      members: this.#members,
    };
  }
}
