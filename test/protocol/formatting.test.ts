import { describe, expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver/node";
import { ACTING, connect, type LspClient } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { testProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";

const TEXT = clarification().replace("phase: ", "phase:    ");
const DYNAMIC = {
  ...ACTING,
  textDocument: {
    ...ACTING.textDocument,
    formatting: { dynamicRegistration: true },
    onTypeFormatting: { dynamicRegistration: true },
  },
};

function methodsIn(params: unknown, list: "registrations" | "unregisterations"): readonly string[] {
  const given = (params as Partial<Record<typeof list, { method: string }[]>>)[list] ?? [];
  return given.map(({ method }) => method);
}

async function format(client: LspClient, uri: string): Promise<readonly string[]> {
  const asked = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } };
  return ((await client.request("textDocument/formatting", asked)) as TextEdit[]).map(({ newText }) => newText);
}

describe.each(MODES)("formatting, %s", (mode) => {
  test("is offered once the setting is on, and no more once it is off", async () => {
    const project = testProject(smallProject());
    let isOn = false;
    const settings = (): unknown => ({ format: { enabled: isOn } });
    const client = await connect({ mode, folders: [project.root], capabilities: DYNAMIC, settings });
    expect(client.initialized.capabilities).not.toHaveProperty("documentFormattingProvider");
    const document = client.open(TEXT, "markdown", project.at(".wazir/runs/pay-1/artifacts/clarification.md"));
    await client.settled();
    await expect(format(client, document.uri)).rejects.toThrow(/unhandled method/i);
    isOn = true;
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.received.next(
      ({ method, params }) =>
        method === "client/registerCapability" &&
        methodsIn(params, "registrations").includes("textDocument/onTypeFormatting"),
      "both are offered",
    );
    expect(await format(client, document.uri)).toEqual(["phase: clarify\n"]);
    isOn = false;
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.received.next(
      ({ method, params }) =>
        method === "client/unregisterCapability" &&
        methodsIn(params, "unregisterations").includes("textDocument/formatting"),
      "it is taken back",
    );
    await client.settled();
    expect(client.faults()).toEqual([]);
    await client.close();
  });

  test("is there from the start where a client without settings asks for it", async () => {
    const project = testProject(smallProject());
    const client = await connect({
      mode,
      folders: [project.root],
      initialize: { initializationOptions: { format: true } },
    });
    expect(client.initialized.capabilities.documentFormattingProvider).toBe(true);
    const document = client.open(TEXT, "markdown", project.at(".wazir/runs/pay-1/artifacts/clarification.md"));
    expect(await format(client, document.uri)).toEqual(["phase: clarify\n"]);
    await client.close();
  });
});
