import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { stringAt } from "../../../src/core/documents/tree";
import { DEFAULT_LIMIT_SECONDS } from "../../../src/core/evidence/time-limit";
import { REPOSITORY } from "../../support/projects";

const { contributes } = JSON.parse(readFileSync(`${REPOSITORY}/package.json`, "utf8")) as {
  contributes: Readonly<Record<string, unknown>>;
};

const ids = (contributes.commands as readonly { readonly command: string }[]).map(({ command }) => command);

describe("beside the YAML and JSON extensions nothing shows twice", () => {
  test("because our schemas are not given to them", () => {
    expect(Object.keys(contributes)).not.toEqual(expect.arrayContaining(["yamlValidation"]));
    expect(Object.keys(contributes)).not.toEqual(expect.arrayContaining(["jsonValidation"]));
  });

  test("and because nothing that ships names a schema by its address, which they would fetch", () => {
    const below = (folder: string): readonly string[] =>
      readdirSync(`${REPOSITORY}/${folder}`, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`);
    const paths = [...below("content"), ...below("examples")].filter((path) => !path.includes("content/schemas/"));
    const documents = paths.flatMap((path) => {
      const format = formatOfPath(path);
      if (format === undefined) return [];
      return [{ path, read: readDocument(readFileSync(`${REPOSITORY}/${path}`, "utf8"), format) }];
    });
    expect(documents.length).toBeGreaterThan(60);
    const naming = documents.filter(({ read }) => stringAt(read.roots[0]?.node, "$schema") !== undefined);
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});

describe("the settings", () => {
  test("let a command take as long in the editor as at a terminal, where nobody says otherwise", () => {
    const { properties } = contributes.configuration as {
      properties: Readonly<Record<string, { readonly default: unknown }>>;
    };
    expect(properties["wazir.verify.timeout"]?.default).toBe(DEFAULT_LIMIT_SECONDS);
  });
});

describe("the commands", () => {
  test("are each run by an integration test", () => {
    const folder = `${REPOSITORY}/test/vscode`;
    const suites = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
    const texts = suites.map((path) => readFileSync(`${folder}/${path}`, "utf8")).join("\n");
    const untested = ids.filter((command) => {
      const name = command.replace(/^wazir\./, "");
      return !new RegExp(`["'\`](?:wazir\\.)?${name}["'\`]`).test(texts);
    });
    expect(untested).toEqual([]);
  });
});

describe("the walkthrough", () => {
  interface Step {
    readonly title: string;
    readonly description: string;
    readonly media: { readonly svg: string; readonly altText: string };
    readonly completionEvents: readonly string[];
  }
  const [walkthrough] = contributes.walkthroughs as readonly { readonly steps: readonly Step[] }[];
  const words = JSON.parse(readFileSync(`${REPOSITORY}/package.nls.json`, "utf8")) as Readonly<Record<string, string>>;
  const inWords = (text: string): string => words[text.replaceAll("%", "")] ?? "";

  test("has words and a picture for every step, and buttons for commands that there are", () => {
    expect(walkthrough?.steps).toHaveLength(5);
    for (const { title, description, media } of walkthrough?.steps ?? []) {
      for (const text of [title, description, media.altText]) expect(inWords(text)).not.toBe("");
      expect(existsSync(`${REPOSITORY}/${media.svg}`)).toBe(true);
      const commands = Array.from(inWords(description).matchAll(/\(command:([\w.]+)\)/g), ([, id]) => id);
      expect(commands).toHaveLength(1);
      for (const id of commands) expect(ids).toContain(id);
    }
  });

  test("leads each step to the command that its completion waits for", () => {
    const steps = walkthrough?.steps ?? [];
    const targets = steps.map(({ description }) => /\(command:([\w.]+)\)/.exec(inWords(description))?.[1]);
    const events = steps.map(({ completionEvents }) => completionEvents.join());
    expect(targets.map((target, index) => [target, events[index]])).toEqual([
      ["wazir.initializeWorkspace", "onContext:wazir.done.initialized"],
      ["wazir.startRun", "onContext:wazir.done.runStarted"],
      ["wazir.openCurrentArtifact", "onContext:wazir.done.diagnosticFixed"],
      ["wazir.approve", "onContext:wazir.done.gateApproved"],
      ["wazir.verify", "onContext:wazir.done.verified"],
    ]);
  });

  test("has pictures that follow the theme: no colour of theirs but behind one of the editor's", () => {
    for (const { media } of walkthrough?.steps ?? []) {
      const picture = readFileSync(`${REPOSITORY}/${media.svg}`, "utf8");
      expect(picture.replace(/var\(--vscode-[\w-]+, [^)]*\)/g, "")).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|<script|href/i);
    }
  });

  test("has steps that are done by what happened, not by a click", () => {
    const source = readFileSync(`${REPOSITORY}/src/extension/walkthrough-progress.ts`, "utf8");
    for (const { completionEvents } of walkthrough?.steps ?? []) {
      const milestone = /^onContext:wazir\.done\.(\w+)$/.exec(completionEvents.join())?.[1];
      expect(source).toContain(`"${String(milestone)}"`);
    }
  });
});
