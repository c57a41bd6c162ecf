import { describe, expect, test } from "vitest";
import { ACTING, connect } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { testProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";

/** Words that stand nowhere but in documents. */
const OWN = "kestrel-canary";

const AT = { position: { line: 1, character: 8 } };

describe.each(MODES)("what the server logs, %s", (mode) => {
  test("is never a document's text, nor where documents are broken and requests are none", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root], capabilities: ACTING });
    const texts = [
      clarification().replace("Retries charge once.", OWN),
      `---\nphase: clarify\n${OWN}: [\n  ${OWN}: "\n---\n`,
      `---\nphase: ${OWN}\nrole: ${OWN}\n---\n\`${OWN}\`\n`,
    ];
    for (const [n, text] of texts.entries()) {
      const { uri } = client.open(text, "markdown", project.at(`.wazir/runs/pay-1/artifacts/${String(n)}.md`));
      const asked = { textDocument: { uri }, ...AT };
      const range = { start: AT.position, end: { line: 9, character: 0 } };
      for (const method of ["hover", "completion", "definition", "documentSymbol", "semanticTokens/full"]) {
        await client.request(`textDocument/${method}`, asked);
      }
      await client.request("textDocument/codeAction", { ...asked, range, context: { diagnostics: [] } });
      const change = { textDocument: { uri, version: 2 }, contentChanges: [{ range: "none", text: OWN }] };
      client.notify("textDocument/didChange", change);
      await client.request("textDocument/hover", { textDocument: { uri }, position: OWN }).catch(() => undefined);
    }
    const logs = client.received.all.filter(({ method }) =>
      /^(window\/(log|show)Message|\$\/logTrace|telemetry)/.test(method),
    );
    // The broken requests were told of, so that there is something that could hold the text.
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.filter(({ params }) => JSON.stringify(params).includes(OWN))).toEqual([]);
    await client.close();
  });
});
