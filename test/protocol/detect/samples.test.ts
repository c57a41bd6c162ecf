import { afterAll, describe, expect, test } from "vitest";
import { WORKSPACE_TRUSTED } from "../../../src/protocol/workspace-trust";
import { connect, PULLED } from "../../support/lsp-client";
import { MODES } from "../../support/lsp-transport";
import { manifest, temporaryProject } from "../../support/temporary-project";
import { runCli } from "../../support/programs";
import { ownModule } from "./modules";

const SAMPLES = "expertise/area/own.detect.yaml";
const TEXT = [
  "schema: 1",
  "detectors:",
  "  D1:",
  '    positive: ["theirs()", "ours()"]',
  '    negative: ["our()", "// nothing"]',
  "",
].join("\n");

const project = temporaryProject({
  "wazir.manifest.yaml": manifest({ expertise: "expertise" }),
  "expertise/area/own.md": ownModule("theirs"),
  [SAMPLES]: TEXT,
});

afterAll(() => {
  project.dispose();
});

test("`wazir validate expertise` runs detectors over their samples", async () => {
  const { stdout } = await runCli(["validate", "expertise", "--json"], { cwd: project.root });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Readonly<Record<string, unknown>>[] };
  expect(diagnostics.filter(({ code }) => code === "wazir/detector-samples")).toMatchObject([
    { file: SAMPLES, message: "`area/own#D1` is to find something here, and finds nothing." },
  ]);
});

describe.each(MODES)("samples in the editor, %s", (mode) => {
  test("are run once the workspace is trusted, and again when they change", async () => {
    const client = await connect({ mode, folders: [project.root], capabilities: PULLED });
    const document = client.open(TEXT, "yaml", project.at(SAMPLES));
    expect(await document.codes()).toEqual([]);
    client.notify(WORKSPACE_TRUSTED);
    await client.received.next(({ method }) => method === "workspace/diagnostic/refresh", "a refresh");
    expect(await document.codes()).toEqual(["detector-samples"]);
    document.edit("ours()", "theirs.go");
    expect(await document.codes()).toEqual([]);
    expect(client.faults()).toEqual([]);
    await client.close();
  });
});
