import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { stringAt } from "../../../src/core/documents/tree";
import { REPOSITORY } from "../../support/projects";

const { contributes } = JSON.parse(readFileSync(`${REPOSITORY}/package.json`, "utf8")) as {
  contributes: Readonly<Record<string, unknown>>;
};

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
