import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { documentKind } from "../../../src/core/library/document-kind";
import { checkDocument } from "../../../src/core/rules/check-document";
import type { Fix } from "../../../src/core/rules/fix";
import { offerFixes } from "../../../src/core/rules/offer-fixes";
import type { Diagnostic, RuleContext } from "../../../src/core/rules/rule";
import { applyChanges, inverseChanges } from "../../../src/core/text/text-change";
import { toCrlf } from "../../support/document-cases";
import { parseMarked } from "../../support/markers";
import { projectWith, ROOT, runFiles } from "../../support/projects";
import { REFERENCE_FIXTURES, SCHEMA_FIXTURES, TEXT_FIXTURES, type RuleFixture } from "./fixtures";
const FIXTURES = [...TEXT_FIXTURES, ...SCHEMA_FIXTURES, ...REFERENCE_FIXTURES];
test.each(FIXTURES)("$name", async ({ path, files: others, wrong }) => {
  const { text } = parseMarked(wrong);
  const { files, project } = await projectWith({ ...runFiles(), ...others, [path]: text });
  const absolute = `${ROOT}/${path}`;
  const document = readDocument(text, formatOfPath(path) ?? "yaml");
  const context: RuleContext = { path: absolute, document, kind: documentKind(project, absolute, document), project, files, now: "2026-11-24T08:00:00Z" };
  const found = await checkDocument(context);
  for (const f of found) {
    const fixes = await offerFixes(f, context, found);
    console.log(f.code, "|", f.message.slice(0,100), "=>", fixes.map((x) => (x.preferred ? "*" : "") + x.title).join(" ; "));
  }
});
