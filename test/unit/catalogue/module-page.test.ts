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
    linkTo: (id, rule) => `page:${id}${rule === undefined ? "" : `#${rule}`}`,
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

  test("gives each rule a heading, to which a preview scrolls, right before its explanation", () => {
    expect(pageOf(expertiseModule())).toContain(
      '## Rules\n\n### <a id="R1"></a>R1\n\n*must* Rule 1.\n\n- check V1\n\n**R1 Never more than was paid (must).**',
    );
    expect(pageOf(expertiseModule())).toContain(
      '\n\n### <a id="R3"></a>R3\n\n*must* Rule 3.\n\n- check V3\n\n**R3 Say ',
    );
  });

  test("lists the rules that no paragraph explains above those that one does", () => {
    const page = pageOf(expertiseModule({}, { Rules: "| **R1** As in a table |\n\n**R2 One key (must).** Why." }));
    expect(page.match(/^### .*$/gm)).toEqual(["R1", "R3", "R2"].map((id) => `### <a id="${id}"></a>${id}`));
    expect(page).toContain("- check V2\n\n**R2 One key (must).** Why.");
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

  test("leads to the modules and rules that its prose names, not to itself and not out of code", () => {
    const retry = "architecture/distributed/idempotency-and-retry";
    const limits = `Obey \`${retry}#R2\` and \`${retry}\`, [\`${retry}\`](x), \`${ID}#R1\`, \`a/b\`.\n\n\`\`\`text\n\`${retry}\`\n\`\`\``;
    expect(pageOf(expertiseModule({}, { Limits: limits }))).toContain(
      `Obey [\`${retry}#R2\`](page:${retry}#R2) and [\`${retry}\`](page:${retry}), [\`${retry}\`](x), \`${ID}#R1\`, \`a/b\`.\n\n\`\`\`text\n\`${retry}\`\n`,
    );
  });

  test("says what the workspace makes of it", () => {
    expect(pageOf(expertiseModule(), { standing: "replaces" })).toContain("in the place of the bundled one");
    expect(pageOf(expertiseModule(), { standing: "hidden" })).toContain("hides the module");
  });

  test("holds for a module that is half written, or empty", () => {
    expect(pageOf("---\nid: a/b\nrules:\n  - { id: R1, text: First. }\n---\n")).toContain(
      '## Rules\n\n### <a id="R1"></a>R1\n\nFirst.',
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
      expect(page.match(/(?<=^### <a id="R\d+"><\/a>)R\d+$/gm)?.sort()).toEqual([...rules].sort());
      expect(page.match(/^## (Rules|Entries|Requirements)$/gm)).toHaveLength(1);
    }
  });
});
