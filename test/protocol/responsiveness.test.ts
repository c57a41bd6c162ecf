import { describe, expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { connect } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { testProject } from "../support/temporary-project";
import { clarification, smallProject } from "./support/documents";
import { spec } from "./support/run-documents";

const VALIDATE = "wazir/validateWorkspace";
const ARTIFACT = ".wazir/runs/pay-1/artifacts/clarification.md";
const SPEC = ".wazir/runs/pay-1/artifacts/spec.md";

/** A project with so many more artifacts. */
function large(count: number) {
  const many = Array.from({ length: count }, (_, at) => [
    `.wazir/runs/pay-1/artifacts/more/c-${at}.md`,
    clarification(),
  ]);
  return testProject({
    ...smallProject(),
    [SPEC]: spec("pay-1"),
    ...(Object.fromEntries(many) as Record<string, string>),
  });
}

describe.each(MODES)("under work, %s", (mode) => {
  test("what a person asks for is answered while a workspace is checked", async () => {
    const project = large(300);
    const client = await connect({ mode, folders: [project.root] });
    const document = client.open(clarification(), "markdown", project.at(ARTIFACT));
    await document.diagnostics();
    let isChecked = false;
    const check = client.request(VALIDATE, { workDoneToken: 1 }).finally(() => (isChecked = true));
    const reports = () => client.received.all.filter(({ method }) => method === "$/progress").length;
    await client.received.next(({ method }) => method === "$/progress", "the check's beginning");
    const before = reports();
    for (let times = 0; times < 5; times++) expect(await document.hover("ph⟦^⟧ase: clarify")).not.toBeNull();
    expect(isChecked).toBe(false);
    expect(reports() - before).toBeLessThan(200);
    expect(await check).toMatchObject({ cancelled: false });
    await client.close();
  });

  test("of a burst of edits the last is what is shown, and not each is checked", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root] });
    const document = client.open(clarification(), "markdown", project.at(ARTIFACT));
    const EDITS = 100;
    await client.together(() => {
      for (let edit = 0; edit < EDITS; edit++) {
        document.edit(edit === 0 ? "status: draft" : `status: s${edit - 1}`, `status: s${edit}`);
      }
    });
    const [fault] = await document.diagnostics();
    expect(fault?.message).toContain(`s${EDITS - 1}`);
    const versions = client.published.all.flatMap(({ uri, version }) => (uri === document.uri ? [version ?? 0] : []));
    expect(versions.at(-1)).toBe(EDITS + 1);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(versions.length).toBeLessThan(EDITS / 4);
    await client.close();
  });

  test("references that are cancelled are answered with none, and are no fault", async () => {
    const project = large(300);
    const client = await connect({ mode, folders: [project.root] });
    const document = client.open(spec("pay-1"), "markdown", project.at(SPEC));
    await document.diagnostics();
    const cancel = new CancellationTokenSource();
    const all = { context: { includeDeclaration: true } };
    const asked = document.ask("textDocument/references", "id: A⟦^⟧C-1", all, cancel.token);
    cancel.cancel();
    expect(await asked).toEqual([]);
    expect(await document.ask("textDocument/references", "id: A⟦^⟧C-1", all)).toHaveLength(1);
    expect(client.faults()).toEqual([]);
    await client.close();
  });
});
