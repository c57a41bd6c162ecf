import { readdirSync, readFileSync, statSync } from "node:fs";
import { formatOfPath, type DocumentFormat } from "../../../src/core/documents/read-document";
import { REPOSITORY } from "../../support/projects";
import { clarificationFields, clarificationJson, smallProject } from "../support/documents";
import type { FileTree } from "../../support/temporary-project";

/** A real document and where a project has it. */
export interface RealDocument {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** Undefined for source code. */
  readonly format: DocumentFormat | undefined;
  readonly language: string;
  readonly text: string;
}

const RUN = ".wazir/runs/pay-1";

/** Folders of the repository whose documents are mutated, and where they stand in the project. */
const SOURCES: Readonly<Record<string, (path: string) => string>> = {
  "content/examples": (path) => `${RUN}/artifacts/${path}`,
  "content/templates/artifacts": (path) => `${RUN}/artifacts/${path}`,
  "content/roles": (path) => `roles/${path}`,
  "content/workflows": (path) => `workflows/${path}`,
  "content/skills": (path) => `skills/${path}`,
  "content/hooks": (path) => `hooks/${path}`,
  "content/schemas": (path) => `schemas/${path}`,
  "content/expertise": (path) => `expertise/${path}`,
  "content/evidence": (path) => `elsewhere/${path}`,
  "examples/checkout-service": (path) => path.replace(/^\.wazir\/runs\/[^/]+/, RUN).replace(/^wazir\//, ""),
  "test/vscode": (path) => path.replace(/^[^/]+\/workspace\//, "").replace(/^\.wazir\/runs\/[^/]+/, RUN),
};

/** The documents that ship, those of the example, and those of the tests' workspaces, in a fixed order. */
export function realDocuments(): readonly RealDocument[] {
  const found = Object.entries(SOURCES).flatMap(([folder, placeOf]) =>
    readdirSync(`${REPOSITORY}/${folder}`, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .sort()
      .flatMap((path) => document(placeOf(path), path, `${REPOSITORY}/${folder}/${path}`)),
  );
  const manifest = readFileSync(`${REPOSITORY}/content/wazir.manifest.yaml`, "utf8");
  return [
    ...found,
    { path: `${RUN}/artifacts/clarification.yaml`, format: "yaml", language: "yaml", text: clarificationFields() },
    { path: `${RUN}/artifacts/clarification.json`, format: "json", language: "json", text: clarificationJson() },
    { path: "wazir.manifest.yaml", format: "yaml", language: "yaml", text: manifest },
  ];
}

/** Languages by the end of a file's name: those of our documents, and of source code that detectors look at. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ md: "markdown", yaml: "yaml", yml: "yaml", json: "json", ndjson: "jsonl" },
  ...{ js: "javascript", ts: "typescript", py: "python", go: "go", rs: "rust" },
};

function document(path: string, name: string, file: string): readonly RealDocument[] {
  const language = LANGUAGES[name.slice(name.lastIndexOf(".") + 1)];
  if (language === undefined || !statSync(file).isFile()) return [];
  return [{ path, format: formatOfPath(name), language, text: readFileSync(file, "utf8") }];
}

/** The project that the documents are opened in: some of everything, so that references lead somewhere. */
export function fuzzedProject(): FileTree {
  const own = realDocuments().filter(({ path }) =>
    /^(roles\/e|expertise\/humanize\/domain-rules|schemas\/spec\.)|^wazir\./.test(path),
  );
  return { ...smallProject(), ...Object.fromEntries(own.map(({ path, text }) => [path, text])) };
}
