import { describe, expect, test } from "vitest";
import { diagnose } from "../../../src/service/features/diagnostics";
import { pathOf, uriOf } from "../../../src/service/document";
import { escapeMarkdown, inlineCode } from "../../../src/service/markdown";
import { ROOT, RUN_ID, runFiles } from "../../support/projects";
import { contextWith, hoverAt, openMarked, openText, wordsOf } from "../../support/service";
import { clarification, manifest, role, workflow } from "../../support/texts";

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;
const CLARIFICATION = `${ARTIFACTS}/clarification.md`;
const MANIFEST = "wazir.manifest.yaml";
const context = await contextWith(runFiles());

/** Links to the places of an id; a text of the workspace cannot look like one, since its brackets are escaped. */
const OUR_LINKS = /(?<!\\)\[(?:\\.|[^\]\\])*\]\(file:[^)\s]*\)/g;

describe("a hover tells what stands under the cursor", () => {
  test.each([
    [
      "a key",
      CLARIFICATION,
      clarification().replace("scope", "sco⟦^⟧pe"),
      ["**`scope_summary`** · text · required", "Read as `clarification` because of its file name"],
    ],
    [
      "a key with choices",
      CLARIFICATION,
      clarification().replace("status", "st⟦^⟧atus"),
      ["**`status`**", "- `draft`: Being written", "- `in_review`"],
    ],
    [
      "a key that can have one value",
      CLARIFICATION,
      clarification().replace("phase", "pha⟦^⟧se"),
      ["Always `clarify`"],
    ],
    [
      "a key of an item",
      CLARIFICATION,
      clarification({ questions: "\n  - id: Q-1\n    te⟦^⟧xt: Which?" }),
      ["**`text`** · text · required", "what each would cost"],
    ],
    ["a value of an enum", CLARIFICATION, clarification({ status: "dra⟦^⟧ft" }), ["**`draft`**", "Being written"]],
    [
      "a role",
      CLARIFICATION,
      clarification({ role: "clari⟦^⟧fier" }),
      ["**Role `clarifier`** · Clarifier", "leaves `clarification`", "*Bundled with Wazir*"],
    ],
    ["a role by another name", MANIFEST, manifest({ roles: "[au⟦^⟧thor]" }), ["Content author"]],
    [
      "a phase",
      CLARIFICATION,
      clarification({ phase: "cla⟦^⟧rify" }),
      ["**Phase `clarify`** · Clarify", "Phase 1 of 14", "role `clarifier`", "no gate", "leaves `clarification`"],
    ],
    ["a phase of a manifest", MANIFEST, manifest({ phases: "[des⟦^⟧ign]" }), ["**Phase `design`**"]],
    [
      "a workflow outside the sequence",
      MANIFEST,
      manifest({ workflows: "\n  - run_au⟦^⟧dit" }),
      ["**Workflow `run_audit`**", "Outside the sequence of phases"],
    ],
    [
      "a hook",
      MANIFEST,
      manifest({ required_hooks: "[loop_cap⟦^⟧_guard]" }),
      ["**Hook `loop_cap_guard`**", "runs on `loop_cap_guard`"],
    ],
    [
      "a run",
      CLARIFICATION,
      clarification({ run_id: `⟦^⟧${RUN_ID}` }),
      [`**Run \`${RUN_ID}\`**`, "Idempotent payments", "active", "phase `clarify`", "started `2026-11-23`"],
    ],
    ["a key in JSON", `${ARTIFACTS}/spec.json`, '{"sta⟦^⟧tus": "draft"}', ["**`status`**"]],
    ["a value in JSON", `${ARTIFACTS}/spec.json`, '{"status": "dra⟦^⟧ft"}', ["Being written"]],
    [
      "a value in a text that is broken",
      `${ARTIFACTS}/spec.yaml`,
      "role: spec⟦^⟧ifier\nphase: [\n",
      ["**Role `specifier`**"],
    ],
  ])("%s", async (_name, path, marked, words) => {
    const told = wordsOf(await hoverAt(context, path, marked));
    for (const word of words) expect(told).toContain(word);
  });

  test("a kind of artifact", async () => {
    const own = await contextWith({
      [MANIFEST]: manifest({ paths: "{ roles: roles, workflows: workflows }" }),
      "roles/.keep": "",
    });
    expect(wordsOf(await hoverAt(own, "roles/tester.md", role({ produces: "[rev⟦^⟧iew]" })))).toMatch(
      /\*\*Artifact `review`\*\*[^]*phase `review`/,
    );
    expect(wordsOf(await hoverAt(own, "workflows/load-test.md", workflow({ inputs: "[sp⟦^⟧ec]" })))).toContain(
      "**Artifact `spec`**",
    );
  });

  test("and marks what it is about", async () => {
    const { document } = openMarked(CLARIFICATION, clarification({ role: "clari⟦^⟧fier" }));
    const range = (await hoverAt(context, CLARIFICATION, clarification({ role: "clari⟦^⟧fier" })))?.range;
    expect(range && document.getText(range)).toBe("clarifier");
  });

  test.each([
    ["the body", CLARIFICATION, `${clarification()}sta⟦^⟧tus`],
    ["a comment", MANIFEST, "# sta⟦^⟧tus\nproject: {name: x}\n"],
    ["a document of nobody's", "notes.yaml", "sta⟦^⟧tus: draft\n"],
    ["an empty document", MANIFEST, "⟦^⟧"],
    ["a blank line", MANIFEST, "project:\n  name: x\n\n⟦^⟧\n\n"],
  ])("nothing in %s", async (_name, path, marked) => {
    expect(await hoverAt(context, path, marked)).toBeUndefined();
  });
});

describe("words of a workspace stay words", () => {
  const evil =
    "[x](command:foo) <img src=x onerror=1> ![y](https://evil.test/p.png) `code` **b** https://evil.test &lt;";
  const files = {
    [MANIFEST]: manifest({ paths: "{ roles: roles }" }),
    "roles/evil.md": role({
      id: "evil",
      title: JSON.stringify(`T ${evil}`),
      summary: JSON.stringify(evil),
      recall: '"`](command:x)"',
    }),
    [`.wazir/runs/r-1/run.yaml`]: `title: ${JSON.stringify(evil)}\nintent: '\`](command:x)'\n`,
  };

  test.each([
    ["a role", MANIFEST, manifest({ roles: "[ev⟦^⟧il]" })],
    ["a run", ".wazir/runs/r-1/artifacts/clarification.md", clarification({ run_id: "r⟦^⟧-1" })],
  ])("%s brings no link, no picture and no HTML", async (_name, path, marked) => {
    const told = wordsOf(await hoverAt(await contextWith(files), path, marked));
    const outsideOfCode = told.replace(OUR_LINKS, "").replace(/(`+)(?:(?!\1)[^])*\1(?!`)/g, "");
    expect(told).toContain("command:foo");
    expect(outsideOfCode).not.toMatch(/(?<!\\)[[\]<>]/);
    expect(outsideOfCode).not.toMatch(/(?<!\\)&\w/);
    expect(outsideOfCode).not.toMatch(/https?:\/\//);
  });

  test("a client without Markdown gets the words as they are written", async () => {
    const simple = await contextWith(files, { snippets: false, markdown: false });
    const told = await hoverAt(simple, MANIFEST, manifest({ roles: "[ev⟦^⟧il]" }));
    expect(told?.contents).toMatchObject({ kind: "plaintext" });
    const words = wordsOf(told);
    expect(words).toContain("Role evil · T [x](command:foo) <img src=x onerror=1>");
    expect(words).not.toContain("\\");
    expect(wordsOf(await hoverAt(simple, MANIFEST, manifest({ roles: "[plan⟦^⟧ner]" })))).not.toMatch(/\*|`|\\/);
  });

  test.each([
    ["a_b*c", "a\\_b\\*c"],
    ["a\nb\r\nc", "a b c"],
    ["# h", "\\# h"],
  ])("%j is shown letter by letter", (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  test.each([
    ["a", "`a`"],
    ["a`b", "`` a`b ``"],
    ["a\nb", "`a b`"],
  ])("%j as code is %s", (text, code) => expect(inlineCode(text)).toBe(code));
});

describe("a diagnostic", () => {
  test("has a source, a code, a severity, its page and what a fix needs", async () => {
    const document = openText(CLARIFICATION, clarification({ status: "drfat" }));
    const [first, ...rest] = await diagnose({ ...context, rulePages: "file:///ext/docs/rules" }, document);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      source: "wazir",
      code: "wazir/schema-enum",
      severity: 1,
      codeDescription: { href: "file:///ext/docs/rules/schema-enum.md" },
      data: { near: "draft" },
    });
    expect(document.getText(first?.range)).toBe("drfat");
  });

  test("counts columns in UTF-16", async () => {
    const document = openText("wazir.manifest.yaml", "manifest_version: 2\nproject: {name: 😀😀, nmae: x}\n");
    const found = await diagnose(context, document);
    expect(found.map(({ range }) => range)).toEqual([
      { start: { line: 1, character: 22 }, end: { line: 1, character: 26 } },
    ]);
  });
});

describe("one file has one path", () => {
  test.each([
    ["file:///c%3A/repo/a.md", "C:/repo/a.md"],
    ["file:///C:/repo/a.md", "C:/repo/a.md"],
    ["file:///home/a%20b/%28c%29/d%23e.md", "/home/a b/(c)/d#e.md"],
    ["untitled:Untitled-1", "Untitled-1"],
    ["vscode-vfs://github/o/r/a.md", "/o/r/a.md"],
    ["git:/repo/a.md?ref", "/repo/a.md"],
  ])("%s is %s", (uri, path) => expect(pathOf(uri)).toBe(path));

  test("and back", () => {
    expect(pathOf(uriOf(`${ROOT}/a b/#c.md`))).toBe(`${ROOT}/a b/#c.md`);
    expect(pathOf(uriOf("C:/a/b.md"))).toBe("C:/a/b.md");
  });

  test.each(["untitled:Untitled-1", "git:/repo/a.md?ref", "vscode-vfs://github/o/r/a.md"])(
    "%s is no exception",
    async (uri) => {
      const document = openText(uri, "phase: clarify\nrole: clarifier\n");
      expect(await diagnose(context, document)).toBeInstanceOf(Array);
    },
  );
});
