import assert from "node:assert/strict";
import * as vscode from "vscode";
import { lensesOf, show } from "../support/documents";
import { answerMessages } from "../support/messages";
import { childrenAt } from "../support/tree";
import { until } from "../support/until";
import { place, run, serverIn, wazir } from "../support/wazir";

describe("a VS Code in Arabic", () => {
  it("is one, by what extensions see of it", () => {
    assert.equal(vscode.env.language, "ar");
  });

  it("has the commands, views and settings in Arabic", () => {
    const { contributes } = vscode.extensions.getExtension("wazir.wazir")!.packageJSON as {
      contributes: {
        commands: { command: string; title: string | { value: string } }[];
        views: { wazir: { name: string }[] };
        configuration: { properties: Record<string, { markdownDescription: string }> };
        walkthroughs: { title: string }[];
      };
    };
    const title = contributes.commands.find(({ command }) => command === "wazir.startRun")?.title;
    // The editor keeps a title with what it was translated from.
    assert.equal(typeof title === "string" ? title : title?.value, "بدء جولة");
    assert.equal(contributes.views.wazir[0]?.name, "خط سير العمل");
    assert.match(contributes.configuration.properties["wazir.codeLens.enabled"]!.markdownDescription, /الناتج/);
    assert.equal(contributes.walkthroughs[0]?.title, "البدء مع وزير");
  });

  it("has the trees in Arabic", async () => {
    const { pipeline } = await wazir();
    const groups = (await childrenAt(pipeline)).map(({ label }) => label);
    assert.deepEqual(groups, ["الجولات", "المراحل", "عمليات سير العمل", "الأدوار", "المهارات"]);
    assert.deepEqual(
      (await childrenAt(pipeline, "الجولات")).map(({ label }) => label),
      ["لا جولة بعد"],
    );
  });

  it("says in Arabic what a document is taken for", async () => {
    await show(place("wazir.manifest.yaml"));
    const { documentStatus } = await serverIn("running");
    const status = await until(
      documentStatus.onDidChange,
      () => documentStatus.kind,
      () => "nothing is said of the document",
    );
    assert.deepEqual([status.name, status.detail], ["مستند وزير", "السبب: اسمه `wazir.manifest.yaml`"]);
  });

  it("says messages in Arabic, those of the engine too", async () => {
    const messages = answerMessages();
    try {
      await run("openCurrentArtifact");
      await run("abandonRun");
      assert.equal(messages.shown[0]?.text, "لا جولة جارية.");
      assert.deepEqual(messages.shown[0].buttons, ["بدء جولة"]);
    } finally {
      messages.dispose();
    }
  });

  it("has the language server's lenses in Arabic", async () => {
    const { document } = await show(place("roles/teller.md"));
    await serverIn("running");
    const lenses = await lensesOf(document.uri);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ["مواضع الاستعمال: 1"],
    );
  });

  it("has the dashboard in Arabic", async () => {
    const { dashboard } = await wazir();
    await run("openDashboard");
    const shown = (): string => JSON.stringify(dashboard.shown ?? null);
    await until(
      [vscode.window.tabGroups.onDidChangeTabs, dashboard.onDidShow],
      () => (shown().includes("لا جولة جارية") ? true : undefined),
      () => `the dashboard shows ${shown().slice(0, 400)}`,
    );
  });
});
