import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, closeEditors, completionsAt, hoverAt, replace, show } from "../support/documents";
import { renameAfter } from "../support/rename";
import { until } from "../support/until";
import { place, serverIn } from "../support/wazir";
import { untilTree } from "./support/tree";

const RETRY = "architecture/distributed/idempotency-and-retry";
const module = (): vscode.Uri => place("expertise/payments/refunds.md");

/** How a link begins that opens the page of a module. */
const opens = (id: string): string => `(command:wazir.openModule?${encodeURIComponent(`[{"module":"${id}"`)}`;

describe("names of expertise in documents", () => {
  before(() => serverIn());
  afterEach(closeEditors);

  it("tell in a hover what a module, a rule, a concern and an alias are, with links to pages", async () => {
    const { document } = await show(module());
    assert.match(
      await hoverAt(module(), afterText(document, "related: [architecture/dist")),
      /A timeout tells the caller/,
    );
    const concern = await hoverAt(module(), afterText(document, "concerns: [pay"));
    assert.match(concern, /\*\*Concern `payments`\*\*/);
    assert(concern.includes(opens(RETRY)), concern);
    assert.match(await hoverAt(module(), afterText(document, "A refu")), /Refund what was paid, once/);
  });

  it("are offered where they may stand: modules and rules in prose, concerns of the workspace's own in a header", async () => {
    const editor = await show(module());
    await replace(editor, "- Stop and ask", "- Heed `payments/refunds#` too.\n- Stop and ask");
    const at = afterText(editor.document, "`payments/refunds#");
    assert.deepEqual(await completionsAt(module(), at), ["R1", "R2", "R3"]);
    await replace(editor, "concerns: [payments]", "concerns: [payments, ]");
    const labels = await completionsAt(module(), afterText(editor.document, "concerns: [payments, "));
    assert(labels.includes("refunds"), labels.join());
  });

  it("follow a rename: the file, the header and the prose of other documents", async () => {
    await renameAfter(module(), "id: payments/ref", "payments/money-back");
    const role = await vscode.workspace.openTextDocument(place("roles/teller.md"));
    assert.match(role.getText(), /`payments\/money-back#R2`/);
    const { expertise } = await serverIn();
    const nodes = await untilTree(expertise, ["Yours"], (own) =>
      own.some(({ module: id }) => id === "payments/money-back"),
    );
    assert(!nodes.some(({ module: id }) => id === "payments/refunds"));
    await renameAfter(place("expertise/payments/money-back.md"), "id: payments/mon", "payments/refunds");
    assert.match(role.getText(), /`payments\/refunds#R2`/);
  });

  it("follow a rename of a rule, from where a role obeys it to the module that gives and explains it", async () => {
    const role = place("roles/teller.md");
    await renameAfter(role, "refunds#R", "R9");
    const own = await vscode.workspace.openTextDocument(module());
    assert.match(own.getText(), /- \{ id: R9, level: must, text: Rule 2\./);
    assert.match(own.getText(), /^\*\*R9 One key for one refund \(must\)\.\*\*/m);
    assert.match((await vscode.workspace.openTextDocument(role)).getText(), /`payments\/refunds#R9`/);
    await renameAfter(module(), "level: must, text: Rule 1., checks: [V1] }\n  - { id: R", "R2");
    assert.match((await vscode.workspace.openTextDocument(role)).getText(), /`payments\/refunds#R2`/);
  });

  it("lead from a rule to where its module gives it, and from a breach in source to the module's page", async () => {
    const role = place("roles/teller.md");
    const { document } = await show(role);
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      role,
      afterText(document, "refunds#R"),
    );
    assert.match(links[0]?.targetUri.path ?? "", /expertise\/payments\/refunds\.md$/);
    const editor = await show(role);
    const end = new vscode.Position(editor.document.lineCount, 0);
    await editor.edit((edit) => edit.insert(end, `\nSee \`${RETRY}#R2\`.\n`));
    const bundled = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      afterText(editor.document, `${RETRY}#R`),
    );
    assert.deepEqual(
      bundled.map(({ targetUri: { scheme, path, fragment } }) => [scheme, path, fragment]),
      [["wazir-expertise", `/${RETRY}.md`, "r2"]],
    );
    const source = place("src/pay.ts");
    const shown = await show(source);
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => (vscode.languages.getDiagnostics(source).some((one) => one.source === "wazir") ? true : undefined),
      () => "no breach is found in src/pay.ts",
    );
    const words = await hoverAt(source, afterText(shown.document, "stripe.paymentInt"));
    assert.match(words, /command:wazir\.openModule\?.*idempotency-and-retry%23R7/);
    const breach = vscode.languages.getDiagnostics(source).find((one) => one.source === "wazir");
    const code = typeof breach?.code === "object" ? breach.code.target : undefined;
    assert.deepEqual([code?.scheme, code?.path, code?.fragment], ["wazir-expertise", `/${RETRY}.md`, "r7"]);
  });
});
