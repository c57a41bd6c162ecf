import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MAX_DEPTH, MAX_JSON_LENGTH, MAX_PROBLEMS, MAX_YAML_LENGTH } from "../../../src/core/documents/limits";
import { MAX_FILE_BYTES } from "../../../src/core/files/file-system";
import { join } from "../../../src/core/files/path";
import { NOT_CHECKED, RULE_CODES, UNREADABLE } from "../../../src/core/rules/all-rules";
import { checkFile, type CheckedFile } from "../../../src/core/rules/check-project";
import { INSTRUMENTS, MANIFEST, NOW, projectWith, ROOT, runFiles } from "../../support/projects";
import { wholeModule } from "../../support/modules";

const PAGES = new URL("../../../docs/rules/", import.meta.url);

/** The folders for content that the project of every page has, in `wazir/`. */
const FOLDERS = ["roles", "workflows", "skills", "hooks", "schemas", "expertise"];

/** A code block of a page. The file that it stands for follows its language: `yaml wazir.manifest.yaml`. */
interface Block {
  readonly file: string | undefined;
  readonly text: string;
}

/** What a page shows. A `right` block without a file stands in place of the line of `wrong` with the same key. */
interface Page {
  readonly wrong: readonly Block[];
  readonly message: string;
  readonly right: readonly Block[];
}

/** What a block says it stands for where the real thing cannot be shown. */
const STAND_INS: readonly (readonly [shown: string, real: string])[] = [
  ["250,000 characters of log", "x".repeat(250_000)],
  ["␀", "\0"],
  ["1,100 tokens more.", "Refund each part when it is there, and keep the list of parts with the refund.\n".repeat(45)],
  ["# title and summary", "title: Execute\nsummary: Carry out the plan."],
  ["1,100 characters about debugging", "x".repeat(1100)],
  ["␃\n", ""],
];

function readPage(code: string): Page {
  const text = readFileSync(new URL(`${name(code)}.md`, PAGES), "utf8");
  const section = (title: string): string =>
    text.split(/^## (?=(?:Why|Wrong|Right)$)/m).find((part) => part.startsWith(`${title}\n`)) ?? "";
  const message = /^> (.*)$/m.exec(section("Wrong"))?.[1] ?? "";
  return { wrong: blocks(section("Wrong")), message, right: blocks(section("Right")) };
}

function name(code: string): string {
  return code.replace(/^wazir\//, "");
}

function blocks(section: string): readonly Block[] {
  return [...section.matchAll(/^(`{3,})\w+(?: (\S+))?\n([\s\S]*?)^\1$/gm)].map(([, , file, text = ""]) => ({
    file,
    text: real(file, text),
  }));
}

/** A block with what it stands for in place of what it shows. */
function real(file: string | undefined, shown: string): string {
  const text = STAND_INS.reduce((whole, [standIn, meant]) => whole.replaceAll(standIn, meant), shown);
  return file?.includes("/expertise/") === true && file.endsWith(".md") ? wholeModule(text) : text;
}

/** The document of `wrong` with the lines of an excerpt in place of those that have the same keys. */
function mended(wrong: Block, excerpt: string): Block {
  const lines = new Map(excerpt.split("\n").map((line) => [keyOf(line), line]));
  const text = wrong.text.split("\n").map((line) => (keyOf(line) === "" ? line : (lines.get(keyOf(line)) ?? line)));
  return { file: wrong.file, text: text.join("\n") };
}

function keyOf(line: string): string {
  return /^\w+(?=:)/.exec(line)?.[0] ?? "";
}

/** What is found in the last of these files, in a project that has folders for content of its own and one run. */
async function check(shown: readonly Block[]): Promise<CheckedFile | undefined> {
  const { files, project } = await projectWith({
    "wazir.manifest.yaml": `${MANIFEST}paths:\n${FOLDERS.map((key) => `  ${key}: wazir/${key}\n`).join("")}`,
    ...Object.fromEntries(FOLDERS.map((key) => [`wazir/${key}`, { folder: true }])),
    "../shared/roles": { folder: true },
    ...runFiles("20261120-idempotent-payments"),
    ...Object.fromEntries(shown.map(({ file = "", text }) => [file, text])),
  });
  return checkFile(files, project, join(ROOT, shown.at(-1)?.file ?? ""), { now: NOW, instruments: INSTRUMENTS });
}

describe("each rule has a page", () => {
  test("of its own, and no page is left over", () => {
    const pages = readdirSync(PAGES).filter((file) => file !== "README.md");
    expect(pages.sort()).toEqual(RULE_CODES.map(({ code }) => `${name(code)}.md`).sort());
  });

  test.each(RULE_CODES)("$code: at most 30 lines for one document, in the same order as every other", ({ code }) => {
    const text = readFileSync(new URL(`${name(code)}.md`, PAGES), "utf8");
    const prose = text.replace(/^(`{3,})[^]*?^\1$/gm, "");
    expect(prose.match(/^#+ .*$/gm)?.filter((line) => /^# wazir|^## /.test(line))).toEqual([
      `# ${code}`,
      "## Why",
      "## Wrong",
      "## Right",
    ]);
    const further = Math.max(0, readPage(code).wrong.length - 1);
    // A module takes lines, of which each says little.
    const isModule = /^`{3,}markdown \S+\/expertise\//m.test(text);
    // What a log says of an artifact is shown by both, header and all, and mended in either.
    const isJudgedByLog = /^`{3,}ndjson \S+\n[^]*?^`{3,}\n\n`{3,}yaml \S+\/artifacts\//m.test(text);
    const most = isModule ? 105 : isJudgedByLog ? 50 : 30;
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(most + 4 * further);
  });
});

describe("what a page shows is what is found", () => {
  const shown = RULE_CODES.filter(({ code }) => code !== UNREADABLE.code && code !== NOT_CHECKED.code);

  test.each(shown)("$code: in what is wrong, in the words of the page", async ({ code, severity }) => {
    const { wrong, message } = readPage(code);
    const found = (await check(wrong))?.diagnostics.map((one) => [one.code, one.severity, one.message]);
    expect(found).toEqual([[code, severity, message]]);
  });

  test.each(shown)("$code: nothing in what is right", async ({ code }) => {
    const { wrong, right } = readPage(code);
    const [first] = right;
    const last = wrong.at(-1);
    if (first === undefined || last === undefined) throw new Error(`The page of ${code} shows no document.`);
    const documents = [...wrong.slice(0, -1), ...(first.file === undefined ? [mended(last, first.text)] : right)];
    expect((await check(documents))?.diagnostics).toEqual([]);
    expect(documents.at(-1)?.text).not.toBe(last.text);
  });

  test("wazir/unreadable: where the file system refuses", async () => {
    const { files, project } = await projectWith();
    const path = join(ROOT, "wazir.manifest.yaml");
    expect((await checkFile(files, project, path))?.diagnostics).toEqual([]);
    files.readText = () => Promise.resolve({ ok: false, reason: "unreadable", detail: "EACCES" });
    const found = (await checkFile(files, project, path))?.diagnostics.map((one) => [one.code, one.message]);
    expect(found).toEqual([["wazir/unreadable", readPage("wazir/unreadable").message]]);
  });

  test.each([
    ["too-large", MAX_YAML_LENGTH, ""],
    ["too-large", MAX_JSON_LENGTH, ""],
    ["too-deep", MAX_DEPTH, " levels"],
    ["syntax", MAX_PROBLEMS, " faults"],
    ["unreadable", MAX_FILE_BYTES / 1024 / 1024, " MiB"],
  ])("%s: the limit %d", (page, limit, unit) => {
    const text = readFileSync(new URL(`${page}.md`, PAGES), "utf8");
    expect(text).toContain(`${limit.toLocaleString("en")}${unit}`);
  });
});
