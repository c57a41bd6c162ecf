import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { connect, PULLED } from "../support/lsp-client";
import { MODES } from "../support/lsp-transport";
import { testProject } from "../support/temporary-project";
import { role, smallProject } from "./support/documents";

/** VS Code's client does this while it starts, for a document that is open without a tab. */
describe.each(MODES)("a document asked for before it is opened, %s", (mode) => {
  test("is asked for again on the server's word", async () => {
    const project = testProject(smallProject());
    const client = await connect({ mode, folders: [project.root], capabilities: PULLED });
    const uri = pathToFileURL(project.at("roles/a.md")).href;
    const early = await client.request("textDocument/diagnostic", { textDocument: { uri } });
    expect(early).toMatchObject({ items: [] });
    const document = client.open(role("a").replace("[read]", "[reed]"), "markdown", project.at("roles/a.md"));
    await client.received.next(({ method }) => method === "workspace/diagnostic/refresh", "a refresh");
    expect(await document.codes()).toEqual(["schema-enum"]);
    await client.close();
  });
});
