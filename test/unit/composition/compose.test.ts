import { describe, expect, test } from "vitest";
import type { Expertise } from "../../../src/core/catalogue/expertise";
import { compose } from "../../../src/core/composition/compose";
import type { ComposeRequest } from "../../../src/core/composition/compose-request";
import type { LibraryItem } from "../../../src/core/library/item";
import { readItem } from "../../../src/core/library/read-item";
import { compositionFaults, composed, requestFor } from "../../support/compositions";
import { count, expertiseOf, syntheticLibrary } from "../../support/expertise";

/** What a module of the tests says, where it is not the usual. */
interface Told {
  readonly kind?: string;
  readonly stacks?: string;
  readonly concerns?: string;
  readonly files?: string;
  readonly tiers?: string;
  readonly title?: string;
}

const WORDS = "Write the claim before the work and let nobody else take it twice. ".repeat(8);

function moduleItem(id: string, told: Told = {}): LibraryItem {
  const { kind = "pattern", stacks = '"*"', concerns = "", files = "", tiers = "executor: L2, reviewer: L1" } = told;
  const text = [
    "---",
    `id: ${id}`,
    `title: ${told.title ?? `About ${id}`}`,
    `kind: ${kind}`,
    `summary: Do what ${id} says.`,
    `applies: { stacks: [${stacks}], concerns: [${concerns}], files: [${files}] }`,
    `tiers: { ${tiers} }`,
    "severity: high",
    "---",
    `# ${id}`,
    "",
    "## Brief",
    "",
    `- Brief of ${id}.`,
    ...["When it applies", "Rules", "Example", "Verify"].map((name) => `\n## ${name}\n\n${name} of ${id}. ${WORDS}`),
  ].join("\n");
  return readItem({ kind: "module", id, origin: "bundled", path: `expertise/${id}.md`, text });
}

function mapItem(yaml: string): LibraryItem {
  const id = "composition-map";
  return readItem({ kind: "composition map", id, origin: "bundled", path: `expertise/${id}.yaml`, text: yaml });
}

function expertiseWith(...items: readonly LibraryItem[]): Expertise {
  return expertiseOf(syntheticLibrary(0, [mapItem("x-nothing: here\n"), ...items]));
}

describe("which modules come", () => {
  const expertise = expertiseWith(
    mapItem(
      "always: { executor: [g/always], reviewer: [g/review] }\nauto: { all-stacks: { all-roles: [g/auto] }, react: { executor: [g/with-react] }, reviewer: [g/any-review] }\nhide: [c/hidden]\n",
    ),
    moduleItem("c/first", { concerns: "distributed" }),
    moduleItem("c/second", { concerns: "payments, distributed" }),
    moduleItem("c/brief", { concerns: "distributed", tiers: "executor: L1" }),
    moduleItem("c/hidden", { concerns: "distributed" }),
    moduleItem("c/vue-only", { concerns: "distributed", stacks: "vue" }),
    moduleItem("s/react", { kind: "stack", stacks: "react" }),
    moduleItem("s/both", { kind: "stack", stacks: "react, vue" }),
    moduleItem("a/react", { kind: "antipattern", stacks: "react" }),
    moduleItem("f/sql", { files: '"**/*.sql"', title: "Zebra tables" }),
    moduleItem("g/always", { kind: "antipattern" }),
    moduleItem("g/auto"),
    moduleItem("g/with-react"),
    moduleItem("g/any-review"),
  );

  test("concerns, then stacks, then antipatterns, then the rest; each says why", () => {
    const { receipt } = composed(expertise, { stacks: ["react"], concerns: ["distributed"], budget: 30_000 });
    expect(receipt.modules.map(({ id, layer }) => `${layer} ${id}`).sort()).toEqual([
      "antipattern a/react",
      "antipattern g/always",
      "concern c/brief",
      "concern c/first",
      "concern c/second",
      "general g/auto",
      "general g/with-react",
      "stack s/both",
      "stack s/react",
    ]);
    expect(Object.fromEntries(receipt.modules.map((module) => [module.id, module.why]))).toMatchObject({
      "c/first": "concern `distributed`, declared",
      "s/react": "stack `react`, declared",
      "a/react": "antipatterns of stack `react`",
      "g/always": "always for `executor`",
      "g/auto": "for every stack",
      "g/with-react": "with stack `react`",
    });
    expect(receipt.left_out).toEqual([{ id: "c/vue-only", why: "serves `distributed` for other stacks" }]);
    expect(receipt.stacks).toEqual([{ id: "react", why: "declared", modules: ["s/react", "s/both", "a/react"] }]);
  });

  test("modules of other stacks serve a concern only where there is nothing else", () => {
    const only = expertiseWith(moduleItem("c/vue-only", { concerns: "distributed", stacks: "vue" }));
    const ids = (from: Expertise, stack: string) =>
      composed(from, { stacks: [stack], concerns: ["distributed"] }).receipt.modules.map(({ id }) => id);
    expect(ids(only, "react")).toEqual(["c/vue-only"]);
    expect(ids(expertise, "vue")).toContain("c/vue-only");
  });

  test("a role's map holds for the role, and what it names must exist", () => {
    const { receipt } = composed(expertise, { role: "reviewer" });
    expect(receipt.modules.map(({ id }) => id).sort()).toEqual(["g/any-review", "g/auto"]);
    expect(receipt.left_out).toEqual([
      { id: "g/review", why: "the composition map names it, and there is no such module" },
    ]);
  });

  test("files at hand bring the modules whose patterns they fit", () => {
    const { receipt } = composed(expertise, { role: "planner", files: ["db/init.sql"] });
    expect(receipt.modules.find(({ id }) => id === "f/sql")?.why).toBe("file `db/init.sql` fits `**/*.sql`");
  });

  test("of many for a file those come that are for its stack, then those that know more of it than its ending", () => {
    const many = expertiseWith(
      moduleItem("f/a-ending", { files: '"**/*.{ts,tsx}"' }),
      moduleItem("f/b-ending", { files: '"*.ts", "**/*.ts"' }),
      moduleItem("f/b-everything", { files: '"**/*"' }),
      moduleItem("f/c-named", { files: '"**/*.ts", "**/*{form,Form}*.ts"' }),
      moduleItem("f/d-folder", { files: '"**/forms/**"' }),
      moduleItem("f/e-vue", { files: '"**/*.ts"', stacks: "vue" }),
      moduleItem("f/f-react", { files: '"**/*.ts"', stacks: "react" }),
    );
    const { receipt } = composed(many, { role: "planner", files: ["src/forms/SignupForm.ts"], stacks: ["react"] });
    const why = "3 modules for the files are the most";
    expect(receipt.modules.map(({ id }) => id)).toEqual(["f/f-react", "f/c-named", "f/d-folder"]);
    expect(receipt.modules[1]?.why).toBe("file `src/forms/SignupForm.ts` fits `**/*{form,Form}*.ts`");
    expect(receipt.left_out).toEqual(["f/a-ending", "f/b-ending", "f/b-everything"].map((id) => ({ id, why })));
  });

  test("the task's words bring modules and concerns", () => {
    const { receipt } = composed(expertise, { role: "planner", task: "Tidy up. Make zebra tables. Microservices" });
    expect(receipt.modules.find(({ id }) => id === "f/sql")?.why).toContain("answers the task");
    expect(receipt.concerns[0]).toMatchObject({ id: "microservices", why: "the task says `microservices`" });
  });

  describe("of those that share words with the task", () => {
    const striped = expertiseWith(
      moduleItem("t/zebra", { title: "Zebra crossings of railways" }),
      moduleItem("t/vue-zebra", { title: "Zebra crossings of railways in components", stacks: "vue" }),
      moduleItem("t/far", { title: "Railways" }),
    );
    const found = (stacks: readonly string[], task: string) =>
      composed(striped, { stacks, task, budget: 30_000 })
        .receipt.modules.filter(({ why }) => why.includes("answers the task"))
        .map(({ id }) => id);

    test("those for other stacks than the project's do not come, unless the task names theirs", () => {
      expect(found(["react"], "Paint zebra crossings")).toEqual(["t/zebra"]);
      expect(found(["vue"], "Paint zebra crossings")).toContain("t/vue-zebra");
      expect(found([], "Paint zebra crossings")).toContain("t/vue-zebra");
      expect(found(["react"], "Paint zebra crossings with nuxt")).toContain("t/vue-zebra");
    });

    test("one far from the task beside the closest does not come", () => {
      expect(found(["react"], "Paint zebra crossings of railways")).toEqual(["t/zebra"]);
      expect(found(["react"], "Paint railways")).toContain("t/far");
    });
  });

  test("a hidden module never comes", () => {
    const { receipt } = composed(expertise, { concerns: ["distributed"], budget: 50_000 });
    expect(receipt.modules.map(({ id }) => id)).not.toContain("c/hidden");
  });

  test("at most fifteen come, five of them in full, and those left out say why", () => {
    const concerns = ["rtl", "i18n", "async", "social", "offline"];
    const many = Array.from({ length: 30 }, (_, at) => moduleItem(`c/m${at}`, { concerns: concerns[at % 5] ?? "" }));
    const { receipt } = composed(expertiseWith(...many), { concerns, budget: 50_000 });
    expect(receipt.modules).toHaveLength(15);
    expect(receipt.left_out).toHaveLength(15);
    expect(receipt.left_out[0]?.why).toBe("15 modules are the most");
    expect(receipt.modules.filter(({ tier }) => tier === "L2")).toHaveLength(5);
  });
});

describe("how much of them", () => {
  const expertise = expertiseWith(
    moduleItem("c/a", { concerns: "distributed", tiers: "executor: L2" }),
    moduleItem("c/b", { concerns: "distributed", tiers: "executor: L1" }),
    moduleItem("c/c", { concerns: "distributed", tiers: "planner: L1, executor: L0" }),
  );
  const headingsOf = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

  test("as the module says of the role, or its brief; the first of a declared concern in full", () => {
    const tiers = (role: string, wish: Partial<ComposeRequest> = { concerns: ["distributed"] }) => {
      const { receipt } = composed(expertise, { role, ...wish });
      return Object.fromEntries(receipt.modules.map(({ id, tier }) => [id, tier]));
    };
    expect(tiers("executor")).toEqual({ "c/a": "L2", "c/b": "L1", "c/c": "L0" });
    expect(tiers("planner")).toEqual({ "c/c": "L2", "c/a": "L1", "c/b": "L1" });
  });

  test("the closest to the task in full, whatever the role", () => {
    const found = expertiseWith(moduleItem("t/zebra", { title: "Zebra crossings", tiers: "planner: L0" }));
    const { receipt } = composed(found, { role: "planner", task: "Paint zebra crossings" });
    expect(receipt.modules.map(({ id, tier }) => [id, tier])).toEqual([["t/zebra", "L2"]]);
  });

  describe("what a person makes of them", () => {
    const tiersWith = (adjust: ComposeRequest["adjust"], budget = 8_000) => {
      const { receipt } = composed(expertise, { concerns: ["distributed"], budget, ...(adjust && { adjust }) });
      return Object.fromEntries(receipt.modules.map(({ id, tier }) => [id, tier]));
    };

    test("a module gets the tier that they say, up and down, also the first of a concern", () => {
      expect(tiersWith({ "c/c": "L2", "c/a": "L0" })).toEqual({ "c/a": "L0", "c/b": "L1", "c/c": "L2" });
      expect(tiersWith({ "c/c": "L1", "c/b": "L0" })).toEqual({ "c/a": "L2", "c/b": "L0", "c/c": "L1" });
    });

    test("what they left out is not in it, and the receipt says why; what nothing asked for comes in", () => {
      const { text, receipt } = composed(expertise, { concerns: ["distributed"], adjust: { "c/a": "out" } });
      expect(text).not.toContain("(c/a)");
      expect(receipt.left_out).toContainEqual({ id: "c/a", why: "you left it out" });
      const asked = composed(expertise, { adjust: { "c/b": "L2" } });
      expect(asked.receipt.modules.map(({ id, tier, why }) => [id, tier, why])).toEqual([
        ["c/b", "L2", "you asked for it"],
      ]);
    });

    test("what they promoted is paid for before the rest", () => {
      expect(tiersWith(undefined, 600)).toMatchObject({ "c/a": "L2", "c/c": "L0" });
      const { receipt } = composed(expertise, {
        concerns: ["distributed"],
        budget: 600,
        adjust: { "c/c": "L2", "c/a": "L1" },
      });
      expect(receipt.modules.find(({ id }) => id === "c/c")).toMatchObject({ tier: "L2" });
      expect(receipt.tokens).toBeLessThanOrEqual(600);
    });

    test("more budget never lowers a tier, whatever they said", () => {
      const adjust = { "c/c": "L2", "c/b": "L0" } as const;
      const budgets = [20, 60, 120, 300, 600, 1_200, 3_000];
      expect(compositionFaults(expertise, { adjust }, budgets, true)).toEqual([]);
    });

    test("a module that is not there is told", () => {
      expect(compose(expertise, requestFor({ adjust: { "c/d": "L2" } }))).toMatchObject({
        problems: [expect.stringContaining("There is no module `c/d`.")],
      });
    });
  });

  test("a module that does not fit as a whole comes by sections, the core first, in their order", () => {
    const { text, receipt } = composed(expertise, { concerns: ["distributed"], budget: 430 });
    const [first] = receipt.modules;
    expect(first).toMatchObject({ id: "c/a", tier: "L2" });
    expect(first?.degraded).toBe("the budget had no room for all of Example, Verify");
    expect(headingsOf(text)).toEqual(["Brief", "When it applies", "Rules"]);
    expect(count(text)).toBe(receipt.tokens);
  });

  test("who judges gets other sections first than who makes", () => {
    const headings = (phase: string) =>
      headingsOf(composed(expertise, { concerns: ["distributed"], phase, budget: 430 }).text);
    expect(headings("verify")).toEqual(["Brief", "Rules", "Verify"]);
    expect(headings("execute")).toEqual(["Brief", "When it applies", "Rules"]);
  });

  test("where not even a line fits the text is empty, and the receipt says what is missing", () => {
    const { text, receipt } = composed(expertise, { concerns: ["distributed"], budget: 20 });
    expect(text).toBe("");
    expect(receipt).toMatchObject({ tokens: 0, modules: [] });
    expect(receipt.left_out.map(({ id }) => id)).toEqual(["c/a", "c/b", "c/c"]);
    expect(receipt.left_out[0]?.why).toBe("the budget has no room for its line (concern `distributed`, declared)");
  });

  test("a text without a brief or sections is still composed and counted", () => {
    const odd = readItem({
      kind: "module",
      id: "odd",
      origin: "workspace",
      path: "expertise/odd.md",
      text: "---\nid: odd\ntitle: '  Odd\n\n  one'\napplies: { stacks: ['*'], concerns: [rtl] }\n---\n/slash first\r\n\r\nand more\r\n",
    });
    const { text, receipt } = composed(expertiseWith(odd), { concerns: ["rtl"] });
    expect(text).toContain("# Odd one (odd)\n\n/slash first\n\nand more\n\n");
    expect(count(text)).toBe(receipt.tokens);
  });
});

test("unknown names are told, each with what was probably meant, and nothing is composed", () => {
  const outcome = compose(
    expertiseWith(),
    requestFor({ role: "coder", stacks: ["nodejs"], concerns: ["web-securty"], phase: "exectue", budget: 0 }),
  );
  expect(outcome).toEqual({
    ok: false,
    problems: [
      "The budget is 0, and has to be a whole number from 1 on.",
      expect.stringContaining("There is no role `coder`. Known: "),
      "There is no phase `exectue`. Did you mean `execute`?",
      "There is no stack `nodejs`. Did you mean `node`?",
      "There is no concern `web-securty`. Did you mean `web-security`?",
    ],
  });
});

test("identical input gives identical bytes, whatever was composed before", () => {
  const expertise = expertiseOf(syntheticLibrary(9));
  const request = { stacks: ["react"], concerns: ["rtl", "i18n"], task: "retry the payment", files: ["a.sql"] };
  const bytes = JSON.stringify(composed(expertise, request));
  composed(expertise, { role: "reviewer", budget: 900 });
  expect(JSON.stringify(composed(expertise, request))).toBe(bytes);
  expect(JSON.stringify(composed(expertiseOf(syntheticLibrary(9)), request))).toBe(bytes);
});

describe("what holds for every role, stack and concern, on a sample", () => {
  const expertise = expertiseOf(syntheticLibrary(21));
  const { roles, stacks, concerns } = expertise.catalogue;
  const cases = concerns
    .filter((_, index) => index % 8 === 0)
    .map(({ id }, index) => ({
      role: roles[index % roles.length] ?? "",
      stack: stacks[(index * 5) % stacks.length]?.id ?? "",
      concern: id,
    }));
  test.each(cases)("$role, $stack, $concern", ({ role, stack, concern }) => {
    const request = { role, stacks: [stack], concerns: [concern] };
    expect(compositionFaults(expertise, request, [1_000, 2_500, 4_000, 8_000, 32_000], true)).toEqual([]);
  });
});
