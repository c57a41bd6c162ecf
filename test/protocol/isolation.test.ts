import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pathToFileURL } from "node:url";
import { framed, messagesIn } from "../support/frames";
import { connect } from "../support/lsp-client";
import { runCli, startProgram } from "../support/programs";
import { testProject, type TemporaryProject } from "../support/temporary-project";
import { clarification, smallProject, workflow } from "./support/documents";

/** A session in which much goes wrong, as the bytes that a client sends once so much was answered or published. */
function session(project: TemporaryProject): { after: number; say: string }[] {
  const uri = pathToFileURL(project.at("workflows/note.md")).href;
  const at = { textDocument: { uri }, position: { line: 4, character: 8 } };
  const folder = { uri: pathToFileURL(project.root).href, name: "project" };
  const open = { uri, languageId: "markdown", version: 1, text: workflow("note", "nobody") };
  const initialize = { processId: null, capabilities: {}, workspaceFolders: [folder] };
  const work = [
    framed({ method: "initialized", params: {} }),
    framed({ method: "textDocument/didOpen", params: { textDocument: open } }),
    framed({ method: "textDocument/didOpen", params: { textDocument: null } }),
    framed({ method: "textDocument/didChange", params: { textDocument: { uri: "file:///not/open", version: 9 } } }),
    framed({ method: "workspace/didChangeWatchedFiles", params: {} }),
    framed({ id: 2, method: "textDocument/hover", params: at }),
    framed({ id: 3, method: "textDocument/hover", params: {} }),
    framed({ id: 4, method: "textDocument/completion", params: { textDocument: { uri } } }),
    framed({ id: 5, method: "wazir/validateWorkspace", params: {} }),
    framed({ id: 6, method: "no/such/method", params: {} }),
  ];
  return [
    { after: 0, say: framed({ id: 1, method: "initialize", params: initialize }) },
    { after: 1, say: work.join("") },
    { after: 7, say: framed({ id: 7, method: "shutdown" }) },
    { after: 8, say: framed({ method: "exit" }) },
  ];
}

describe.each([
  ["server.js", ["--stdio"]],
  ["cli.js", ["lsp", "--stdio"]],
])("%s", (script, args) => {
  test("writes nothing but the protocol to standard output, and answers every request", async () => {
    const project = testProject(smallProject());
    const { child, ended } = startProgram(script, args);
    let bytes = Buffer.alloc(0);
    const steps = session(project);
    const answered = (): readonly unknown[] =>
      messagesIn(bytes).flatMap((message) => ("id" in message && !("method" in message) ? [message.id] : []));
    child.stdout.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const published = messagesIn(bytes).some(({ method }) => method === "textDocument/publishDiagnostics");
      if (answered().length + (published ? 1 : 0) === steps[0]?.after) child.stdin.write(steps.shift()?.say ?? "");
    });
    child.stdin.write(steps.shift()?.say ?? "");
    expect(await ended).toMatchObject({ code: 0, network: [] });
    const messages = messagesIn(bytes);
    expect([...answered()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(messages.filter(({ method }) => method === "textDocument/publishDiagnostics").length).toBeGreaterThan(0);
  });

  test("garbage instead of the protocol neither hangs it nor makes it write nonsense", async () => {
    const { child, ended } = startProgram(script, args);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stdin.end(`GET / HTTP/1.1\r\n\r\n${framed({ id: 1, method: "shutdown" })}Content-Length: 5\r\n\r\n{{{{{`);
    expect((await ended).code).not.toBeNull();
    expect(() => messagesIn(Buffer.concat(chunks))).not.toThrow();
  });
});

describe("the network", () => {
  const preload = fileURLToPath(new URL("../support/preload.cjs", import.meta.url));

  test.each([
    "require('node:net').connect(9, '127.0.0.1')",
    "require('node:http').get('http://127.0.0.1:9')",
    "require('node:https').request('https://127.0.0.1:9')",
    "require('node:dns').lookup('localhost', () => {})",
    "fetch('http://127.0.0.1:9').catch(() => {})",
    "new (require('node:net').Socket)().connect(9)",
  ])("the guard of these tests notices %s", (code) => {
    const { status, stderr } = spawnSync(process.execPath, ["--require", preload, "-e", code], { encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toContain("no network");
  });

  test("nothing in a document makes the server or the command line use it", async () => {
    const links = ["http://127.0.0.1:9/a.schema.json", "https://example.com/role.schema.json", "//127.0.0.1/x"];
    const project = testProject({
      ...smallProject(),
      ".wazir/runs/pay-1/artifacts/clarification.md": clarification().replace(
        "[brief.md]",
        `["${links.join('", "')}"]`,
      ),
      "schemas/remote.schema.json": JSON.stringify({ $id: links[1], $ref: links[0] }),
    });
    project.write(
      "wazir.manifest.yaml",
      "manifest_version: 2\nproject: {name: x}\npaths: {schemas: schemas, roles: roles, workflows: workflows}\n",
    );
    expect((await runCli(["validate"], { cwd: project.root })).network).toEqual([]);
    const client = await connect({ mode: "server", folders: [project.root] });
    for (const link of links) {
      const document = client.open(
        JSON.stringify({ $schema: link, $ref: link, phase: "x" }),
        "json",
        `untitled:${link.length}`,
      );
      await document.codes();
      await document.hover('"$sch⟦^⟧ema"');
      await document.complete('"phase":⟦^⟧');
    }
    await client.request("wazir/validateWorkspace", {});
    expect(await client.close()).toMatchObject({ code: 0, network: [] });
  });
});
