import { describe, expect, test } from "vitest";
import { definitionsAt } from "../../../src/service/features/definition";
import { expertiseModule } from "../../support/modules";
import { completeAt, contextWith, hoverAt, openMarked, wordsOf } from "../../support/service";
import { manifest, role, spec } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const RETRY = "architecture/distributed/idempotency-and-retry";
const PATHS = manifest({ paths: "{ roles: roles, expertise: expertise }" });
const FILES = {
  "wazir.manifest.yaml": PATHS,
  "expertise/payments/refunds.md": expertiseModule(),
  "expertise/concerns.yaml": "refunds:\n  about: Money that goes back.\n  synonyms: [money back]\n",
};

const context = await contextWith(FILES, { snippets: true, markdown: true, modulePages: "wazir-expertise" });

/** A link of the editor that opens the page of a module, or of a rule of it. */
function opens(module: string): string {
  const argument = encodeURIComponent(JSON.stringify([{ module, root: "/projects/shop" }]));
  return `[Idempotency and retry](command:wazir.openModule?${argument})`;
}

async function told(path: string, marked: string): Promise<string> {
  return wordsOf(await hoverAt(context, path, marked));
}

const inRole = (words: string): string => `${role()}\n${words}\n`;

describe("hover recall", () => {
  test("a module by its id: its line, its brief and a link to its page", async () => {
    const words = await told("roles/tester.md", inRole(`See \`${RETRY.slice(0, 20)}⟦^⟧${RETRY.slice(20)}\`.`));
    expect(words).toContain("Claim a key before the side effect");
    expect(words).toContain("- A timeout tells the caller nothing: the work may be done, half done or never started");
    expect(words).toContain(opens(RETRY));
  });

  test("a rule by its name: how binding it is, its sentence, and the brief", async () => {
    const words = await told("roles/tester.md", inRole(`Obey \`payments/refunds#R⟦^⟧2\`.`));
    expect(words).toMatch(/^\*\*Rule `payments\/refunds#R2`\*\* · must\n\nRule 2\\?\./);
    expect(words).toContain("- A refund gives back money that was paid");
    expect(await told("roles/tester.md", inRole("Obey `payments/refunds#R⟦^⟧77`."))).toBe("");
    expect(await told("roles/tester.md", inRole(`Obey \`${RETRY}#R⟦^⟧2\`.`))).toContain(opens(`${RETRY}#R2`));
  });

  test("a place for a rule that names none: what stands there", async () => {
    const detect = (rule: string): string => `\n  - { id: D1, rule: ${rule}, engine: regex, message: M }`;
    expect(await told("expertise/payments/refunds.md", expertiseModule({ detect: detect("R⟦^⟧2") }))).toContain(
      "Rule 2",
    );
    expect(await told("expertise/payments/refunds.md", expertiseModule({ detect: detect("R⟦^⟧9") }))).toContain("rule");
  });

  test("a concern where its id stands: what it is, its other words, and its modules with the gravest first", async () => {
    const marked = expertiseModule({ applies: '{ stacks: ["*"], concerns: [pay⟦^⟧ments] }' });
    const words = await told("expertise/payments/refunds.md", marked);
    expect(words).toMatch(/^\*\*Concern `payments`\*\*\n\n/);
    expect(words).toMatch(/\nAlso .*double charge/);
    expect(words).toContain(`- ${opens(RETRY)}`);
  });

  test("an alias in prose, in any case, as whole words, the longest", async () => {
    const words = await told("roles/tester.md", inRole("Mind the Retry St⟦^⟧orm."));
    expect(words).toContain("**Idempotency and retry**");
    expect(words).toContain("- A timeout tells the caller nothing");
    expect(await told("roles/tester.md", inRole("Mind the retry stormy⟦^⟧ weather."))).toBe("");
  });

  test("an alias in a text of an artifact, beside what the key is for", async () => {
    const marked = spec({ requirements: "\n  - { id: R-1, text: A double sub⟦^⟧mit is harmless }" });
    const words = await told(`${ARTIFACTS}/spec.md`, marked);
    expect(words).toContain("**Idempotency and retry**");
  });

  test("another word for a concern", async () => {
    expect(await told("roles/tester.md", inRole("A customer wants money ba⟦^⟧ck."))).toContain("**Concern `refunds`**");
  });

  test("nothing for other words, and nothing twice", async () => {
    expect(await told("roles/tester.md", inRole("Nobody kn⟦^⟧ows."))).toBe("");
    const words = await told("roles/tester.md", inRole("A refu⟦^⟧nd."));
    expect(words.match(/\*\*Refunds\*\*/g)).toHaveLength(1);
  });
});

describe("completion of modules and rules in prose", () => {
  test("ids within back-ticks, with their summary and brief", () => {
    const items = completeAt(context, "roles/tester.md", inRole("See `paym⟦^⟧`."));
    const item = items.find(({ label }) => label === "payments/refunds");
    expect(item).toMatchObject({ detail: "Refund what was paid, once.", textEdit: { newText: "payments/refunds" } });
    expect(JSON.stringify(item?.documentation)).toContain("A refund gives back money");
  });

  test("rules behind the number sign", () => {
    const items = completeAt(context, "roles/tester.md", inRole("See `payments/refunds#⟦^⟧`."));
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ["R1", "Rule 1."],
      ["R2", "Rule 2."],
      ["R3", "Rule 3."],
    ]);
  });

  test("nothing outside of code, behind a closed one, or in documents that are none of ours", () => {
    for (const words of ["See paym⟦^⟧", "See `it` paym⟦^⟧", "See `two words⟦^⟧"]) {
      expect(completeAt(context, "roles/tester.md", inRole(words))).toEqual([]);
    }
    expect(completeAt(context, "notes.md", "See `paym⟦^⟧`")).toEqual([]);
  });

  test("stacks and concerns where they may stand, with what they are", () => {
    const marked = expertiseModule({ applies: '{ stacks: ["*"], concerns: [ref⟦^⟧] }' });
    const item = completeAt(context, "expertise/payments/refunds.md", marked).find(({ label }) => label === "refunds");
    expect(item?.detail).toBe("Money that goes back.");
  });
});

describe("definition", () => {
  test("of a rule is its line in the header of its module", async () => {
    const { document, offset } = openMarked("roles/tester.md", inRole("See `payments/refunds#R⟦^⟧2`."));
    const [link] = await definitionsAt(context, document, document.positionAt(offset));
    expect(link?.targetUri).toMatch(/expertise\/payments\/refunds\.md$/);
    const line = expertiseModule().split("\n")[link?.targetSelectionRange.start.line ?? 0];
    expect(line).toContain("id: R2");
  });

  test("of a bundled concern is its entry in the bundled list", async () => {
    const lists = { "/bundled/expertise/concerns.yaml": "payments:\n  about: Money that moves once.\n" };
    const own = { ...(await contextWith({ ...FILES, ...lists })), content: "/bundled" };
    const marked = expertiseModule({ applies: '{ stacks: ["*"], concerns: [pay⟦^⟧ments] }' });
    const { document, offset } = openMarked("expertise/payments/refunds.md", marked);
    const [link] = await definitionsAt(own, document, document.positionAt(offset));
    expect(link?.targetUri).toBe("file:///bundled/expertise/concerns.yaml");
    expect(link?.targetSelectionRange.start).toEqual({ line: 0, character: 0 });
  });
});
