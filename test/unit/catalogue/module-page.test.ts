import { describe, expect, test } from "vitest";
import { modulePage, type PageContext } from "../../../src/core/catalogue/module-page";
import { Library, type LibraryItem } from "../../../src/core/library/item";
import { expertiseModule } from "../../support/modules";
import { bundled } from "../../support/projects";

const ID = "payments/refunds";

function itemOf(text: string, fields: LibraryItem["fields"] = {}): LibraryItem {
  return { kind: "module", id: ID, title: "Refunds", summary: "", origin: "workspace", path: "/x.md", fields, text };
}

function pageOf(text: string, context: Partial<PageContext> = {}): string {
  return modulePage(itemOf(text), {
    library: bundled.library,
    tokens: undefined,
    today: "2026-11-28",
    standing: undefined,
    linkTo: (id) => `page:${id}`,
    ...context,
  });
}

describe("the page of a module", () => {
  test("begins with what it is, and shows the header as a table instead of front matter", () => {
    const page = pageOf(expertiseModule(), { tokens: { L0: 12, L1: 180, L2: 900 } });
    expect(page.startsWith("# Refunds\n\n*Refund what was paid, once.*\n\n| | |\n")).toBe(true);
    expect(page).toContain("| Kind | rubric, severity high |");
    expect(page).toContain("| Tokens | L0 12 · L1 180 · L2 900 |");
    expect(page).toContain("| Roles | `executor` L2 |");
    expect(page).not.toContain("schema: 1");
    expect(page.match(/^# /gm)).toHaveLength(1);
  });

  test("lists the rules with an anchor each, where they are explained", () => {
    const page = pageOf(expertiseModule());
    expect(page).toContain('## Rules\n\n- <a id="R1"></a>**R1** *must* Rule 1.\n  - check V1\n- <a id="R2">');
    expect(page).toContain("**R1 Never more than was paid (must).**");
  });

  test("links citations to their sources, and leaves code alone", () => {
    const page = pageOf(expertiseModule({}, { Notes: "Banks take days [S1, S2]. Not `[S1]`.\n" }));
    expect(page).toContain("Banks take days [[S1](https://example.com/S1), [S2](https://example.com/S2)]. Not `[S1]`.");
    expect(page).toContain("## Sources\n\n- **S1** [Ours](https://example.com/S1) · primary, read 2026-11-23");
  });

  test("marks a review that is over, and only then", () => {
    expect(pageOf(expertiseModule())).toContain("> Verified 2026-11-23, next review by 2027-05-23.");
    expect(pageOf(expertiseModule(), { today: "2027-05-23" })).not.toContain("was due");
    expect(pageOf(expertiseModule(), { today: "2027-05-24" })).toContain("⚠️ **The review was due on 2027-05-23.**");
  });

  test("leads to what it is related to, and to what names it", () => {
    const page = pageOf(expertiseModule());
    expect(page).toContain("- [Idempotency and retry](page:architecture/distributed/idempotency-and-retry): Claim");
    const naming = { ...itemOf(""), id: "a/b", title: "Naming it", fields: { related: [ID] } };
    expect(pageOf(expertiseModule({ related: "" }), { library: new Library([naming]) })).toContain(
      "## Related\n\n- [Naming it](page:a/b): ",
    );
  });

  test("says what the workspace makes of it", () => {
    expect(pageOf(expertiseModule(), { standing: "replaces" })).toContain("in the place of the bundled one");
    expect(pageOf(expertiseModule(), { standing: "hidden" })).toContain("hides the module");
  });

  test("holds for a module that is half written, or empty", () => {
    expect(pageOf("---\nid: a/b\nrules:\n  - { id: R1, text: First. }\n---\n")).toContain(
      '## Rules\n\n- <a id="R1"></a>**R1** ** First.',
    );
    expect(pageOf("")).toBe(
      "# Refunds\n\n| | |\n| --- | --- |\n| Module | `payments/refunds` |\n| Origin | this workspace |\n",
    );
  });

  test("is made of every bundled module without a loose end", () => {
    for (const item of bundled.library.all("module")) {
      const page = modulePage(item, {
        library: bundled.library,
        tokens: undefined,
        today: "2026-11-28",
        standing: undefined,
        linkTo: (id) => `page:${id}`,
      });
      const rules = (item.fields.rules as readonly { readonly id: string }[]).map(({ id }) => id);
      for (const rule of rules) expect(page).toContain(`<a id="${rule}"></a>`);
      expect(page.match(/^## (Rules|Entries|Requirements)$/gm)).toHaveLength(1);
    }
  });
});
