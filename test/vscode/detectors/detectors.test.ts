import assert from "node:assert/strict";
import * as vscode from "vscode";
import { after as afterText, closeEditors, codeOf, diagnosticsOf, hoverAt, show } from "../support/documents";
import { untilPage } from "../support/pages";
import { place, serverIn } from "../support/wazir";

const PAYMENT = "architecture/distributed/idempotency-and-retry#R7";
const CLOCK = "area/own#R1";
const source = (): vscode.Uri => place("src/pay.ts");

/** The actions of ours at a place. */
async function actionsAt(position: vscode.Position): Promise<readonly vscode.CodeAction[]> {
  const range = new vscode.Range(position, position);
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    source(),
    range,
  );
  return all.filter(({ title }) => /^(Explain|Suppress) `/.test(title));
}

describe("detectors in the editor", () => {
  before(() => serverIn("running"));
  afterEach(closeEditors);

  it("mark a breach as a hint, with the rule's sentence and a link to the module", async () => {
    const { document } = await show(source());
    const found = await diagnosticsOf(source(), (codes) => codes.length === 2);
    assert.deepEqual(
      found.map((one) => [codeOf(one), document.getText(one.range), one.severity]),
      [
        [PAYMENT, 'stripe.paymentIntents.create({ amount, currency: "eur" })', vscode.DiagnosticSeverity.Hint],
        [CLOCK, "Date.now()", vscode.DiagnosticSeverity.Hint],
      ],
    );
    assert.match(found[0]?.message ?? "", /Hand every downstream write its own stable key\.$/);
    const { code } = found[0] ?? {};
    assert(typeof code === "object");
    assert.match(code.target.path, /idempotency-and-retry\.md$/);
  });

  it("tell the module's brief in a hover", async () => {
    const { document } = await show(source());
    await diagnosticsOf(source(), (codes) => codes.length === 2);
    assert.match(await hoverAt(source(), afterText(document, "paymentInt")), /A timeout tells the caller nothing/);
    assert.match(await hoverAt(source(), afterText(document, "Date.n")), /can be stopped in a test/);
  });

  it("open the module's page where it explains the rule", async () => {
    const { document } = await show(source());
    await diagnosticsOf(source(), (codes) => codes.length === 2);
    const [explain] = await actionsAt(afterText(document, "Date.n"));
    assert.equal(explain?.title, `Explain \`${CLOCK}\``);
    const { command } = explain;
    assert(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    const { scheme, fragment } = await untilPage(({ path }) => path === "/area/own.md");
    assert.deepEqual([scheme, fragment], ["wazir-expertise", "r1"]);
  });

  it("write a comment that says a breach is meant, and heed it", async () => {
    const editor = await show(source());
    const { document } = editor;
    await diagnosticsOf(source(), (codes) => codes.length === 2);
    const suppress = (await actionsAt(afterText(document, "Date.n"))).find(({ title }) => title.startsWith("Suppress"));
    assert(suppress?.edit);
    assert(await vscode.workspace.applyEdit(suppress.edit));
    assert.match(
      document.getText(),
      new RegExp(`// wazir-ignore ${CLOCK} -- say why this is right here\\r?\\nexport const now`),
    );
    await diagnosticsOf(source(), (codes) => codes.join() === PAYMENT);
  });

  it("go away and come back with the setting", async () => {
    await show(source());
    await diagnosticsOf(source(), (codes) => codes.length === 2);
    const set = (value: string | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration("wazir").update("detectors.show", value, vscode.ConfigurationTarget.Global);
    await set("off");
    await diagnosticsOf(source(), (codes) => codes.length === 0);
    await set(undefined);
    await diagnosticsOf(source(), (codes) => codes.length === 2);
  });
});
