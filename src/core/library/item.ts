/** The kinds of thing a library holds. */
export type ItemKind =
  | "role"
  | "workflow"
  | "skill"
  | "hook"
  | "schema"
  | "template"
  | "module"
  | "composition map"
  | "subject list"
  | "key facts";

/** One thing with an id: a role, a workflow, a module … bundled with us or brought by a workspace. */
export interface LibraryItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: string;
  /** One sentence; empty where the document gives none. */
  readonly summary: string;
  readonly origin: "bundled" | "workspace";
  /** Absolute for a workspace's items, relative to the bundled content's folder for ours. */
  readonly path: string;
  /** The front matter or data as a plain value. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The whole text, for what is shown or copied as it stands: templates and modules. */
  readonly text?: string;
  /** Why a schema's text is none as a whole; absent where it is. */
  readonly fault?: string;
}

/** Items by kind and id; where two have the same, the later one given wins. */
export class Library {
  readonly #items = new Map<ItemKind, Map<string, LibraryItem>>();

  constructor(items: Iterable<LibraryItem>) {
    for (const item of items) {
      const ofKind = this.#items.get(item.kind) ?? new Map<string, LibraryItem>();
      this.#items.set(item.kind, ofKind.set(item.id, item));
    }
  }

  /** The item with this id, or undefined. */
  get(kind: ItemKind, id: string): LibraryItem | undefined {
    return this.#items.get(kind)?.get(id);
  }

  /** All items of a kind, in the order they were first given. */
  all(kind: ItemKind): readonly LibraryItem[] {
    return [...(this.#items.get(kind)?.values() ?? [])];
  }

  /** The ids of a kind. */
  ids(kind: ItemKind): readonly string[] {
    return [...(this.#items.get(kind)?.keys() ?? [])];
  }

  /** This library with a workspace's items laid over it, item by item. */
  overlaid(items: Iterable<LibraryItem>): Library {
    const all = [...this.#items.values()].flatMap((ofKind) => [...ofKind.values()]);
    return new Library([...all, ...items]);
  }
}

/** A field of an item that is a text. */
export function textField(item: LibraryItem, name: string): string | undefined {
  const value = item.fields[name];
  return typeof value === "string" ? value : undefined;
}

/** A field of an item that is a list of texts; other entries are left out. */
export function listField(item: LibraryItem, name: string): readonly string[] {
  return textsOf(item.fields[name]);
}

/** The texts of a list; nothing where `value` is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}

/** The fields of a mapping; none where `value` is something else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
