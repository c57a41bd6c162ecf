import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  after as afterText,
  closeEditors,
  codeOf,
  completionsAt,
  diagnosticsOf,
  hoverAt,
  replace,
  show,
  showUntitled,
} from "../support/documents";
import { place, serverIn } from "../support/wazir";

const spec = (): vscode.Uri => place(".wazir/runs/20261101-polite-greetings/artifacts/spec.md");
const manifest = (): vscode.Uri => place("wazir.manifest.yaml");

describe("the language server in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("marks what is wrong in front matter, at the smallest place", async () => {
    const { document } = await show(spec());
    const found = await diagnosticsOf(spec(), (codes) => codes.length === 2);
    assert.deepEqual(
      found.map((one) => [codeOf(one), document.getText(one.range)]),
      [
        ["wazir/unknown-role", "specifer"],
        ["wazir/schema-enum", "banana"],
      ],
    );
  });

  it("takes a mark away as soon as it is mended", async () => {
    const editor = await show(spec());
    await diagnosticsOf(spec(), (codes) => codes.includes("wazir/unknown-role"));
    await replace(editor, "specifer", "specifier");
    await diagnosticsOf(spec(), (codes) => codes.length === 1 && codes[0] === "wazir/schema-enum");
  });

  it("marks it again when its editor is opened again", async () => {
    await show(spec());
    await diagnosticsOf(spec(), (codes) => codes.length === 2);
    await closeEditors();
    await diagnosticsOf(spec(), (codes) => codes.length === 0);
    await show(spec());
    await diagnosticsOf(spec(), (codes) => codes.length === 2);
  });

  it("explains a key, a role and a phase", async () => {
    const editor = await show(spec());
    await replace(editor, "specifer", "specifier");
    const { document } = editor;
    assert.match(await hoverAt(spec(), afterText(document, "loop_num")), /loop/i);
    assert.match(await hoverAt(spec(), afterText(document, "role: speci")), /Specifier/);
    assert.match(await hoverAt(spec(), afterText(document, "phase: speci")), /Specify/);
  });

  it("completes roles with those of the workspace, and the words a key allows", async () => {
    const { document } = await show(spec());
    const roles = await completionsAt(spec(), afterText(document, "role: "));
    assert(roles.includes("auditor") && roles.includes("specifier"), roles.join(", "));
    const states = await completionsAt(spec(), afterText(document, "status: "));
    assert(states.includes("in_review") && !states.includes("auditor"), states.join(", "));
  });

  it("serves YAML: an unknown role of the manifest, and the keys it may have", async () => {
    const editor = await show(manifest());
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "roles: [clarifer]\n"));
    await diagnosticsOf(manifest(), (codes) => codes.includes("wazir/unknown-role"));
    const keys = await completionsAt(manifest(), new vscode.Position(0, 0));
    assert(keys.includes("protected_paths"), keys.join(", "));
    assert.match(await hoverAt(manifest(), afterText(editor.document, "manifest_ver")), /version/i);
  });

  it("serves JSON by its $schema, also before it is a file", async () => {
    const text = '{\n  "$schema": "https://wazir.dev/schemas/status.schema.json",\n  "status": 1\n}\n';
    const { document } = await showUntitled("json", text);
    await diagnosticsOf(document.uri, (codes) => codes.includes("wazir/schema-type"));
    assert.match(await hoverAt(document.uri, afterText(document, '"stat')), /state of the run/i);
    const keys = await completionsAt(document.uri, afterText(document, '"status": 1').with({ character: 3 }));
    assert(keys.length > 0);
  });
});
