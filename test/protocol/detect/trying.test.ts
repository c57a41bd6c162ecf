import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import {
  isRunSamplesResult,
  isTryDetectorsResult,
  RUN_SAMPLES,
  TRY_DETECTORS,
  type RunSamplesResult,
  type TryDetectorsResult,
} from "../../../src/protocol/detectors";
import { connect, type LspClient } from "../../support/lsp-client";
import { MODES } from "../../support/lsp-transport";
import { manifest, temporaryProject, type TemporaryProject } from "../../support/temporary-project";
import { ownModule } from "./modules";

const SAMPLES = "expertise/area/own.detect.yaml";
const CALL = "theirs();\n";
const FILES = {
  "wazir.manifest.yaml": manifest({ expertise: "expertise" }),
  "expertise/area/own.md": ownModule(String.raw`'\btheirs\('`),
  [SAMPLES]: 'schema: 1\ndetectors:\n  D1:\n    positive: ["theirs()", "ours()"]\n    negative: ["ours()", "x"]\n',
  ".gitignore": "made/\n",
  "src/a.ts": `export const x = 1;\n${CALL}${CALL}`,
  "src/b.ts": `// wazir-ignore area/own#R1 -- it is ours by now\n${CALL}`,
  "src/large.ts": CALL + "x".repeat(600 * 1024),
  "src/c.py": CALL,
  "made/d.ts": CALL,
  "node_modules/e/index.ts": CALL,
  "hidden/f.ts": CALL,
  "lib/g.ts": "ours();\n",
};
const SUBJECT = { module: "area/own" };

describe.each(MODES)("detectors that are written, %s", (mode) => {
  let project: TemporaryProject;
  beforeAll(() => {
    project = temporaryProject(FILES);
  });
  afterAll(() => project.dispose());

  const client = (workspaceTrusted = true): Promise<LspClient> =>
    connect({
      mode,
      folders: [project.root],
      capabilities: { workspace: { configuration: true } },
      initialize: { initializationOptions: { workspaceTrusted } },
      settings: () => ({ "**/hidden": true }),
    });
  const ran = async (made: LspClient, params: object): Promise<RunSamplesResult> => {
    const answer = await made.request(RUN_SAMPLES, { root: project.root, ...SUBJECT, ...params });
    if (!isRunSamplesResult(answer)) throw new Error("The samples were not run as promised.");
    return answer;
  };
  const tried = async (made: LspClient, params: object): Promise<TryDetectorsResult> => {
    const answer = await made.request(TRY_DETECTORS, { root: project.root, ...SUBJECT, detectors: ["D1"], ...params });
    if (!isTryDetectorsResult(answer)) throw new Error("The detectors were not tried as promised.");
    return answer;
  };

  test("samples are run, all or some, as they stand in the editor", async () => {
    const made = await client();
    const all = await ran(made, {});
    expect(all.state).toBe("done");
    expect(all.samples.map(({ key, outcome, found }) => [key, outcome, found])).toEqual([
      ["D1/positive/0", "pass", [1]],
      ["D1/positive/1", "fail", []],
      ["D1/negative/0", "pass", []],
      ["D1/negative/1", "pass", []],
    ]);
    const { samples } = await ran(made, { only: ["D1/positive/1"] });
    expect(samples.map(({ key }) => key)).toEqual(["D1/positive/1"]);
    made.open(FILES[SAMPLES].replace("ours()", "x(); theirs()"), "yaml", project.at(SAMPLES));
    expect((await ran(made, { only: ["D1/positive/1"] })).samples).toMatchObject([{ outcome: "pass", found: [1] }]);
    expect((await ran(made, { module: "area/other" })).state).toBe("missing");
    await made.close();
  });

  test("a detector is tried on what `wazir detect` looks at, without what the editor excludes", async () => {
    const made = await client();
    const found = await tried(made, {});
    expect(found.hits.map(({ uri, range }) => [uri.slice(uri.indexOf("/src/")), range.start.line])).toEqual([
      ["/src/a.ts", 1],
      ["/src/a.ts", 2],
    ]);
    expect(found).toMatchObject({ state: "done", cancelled: false, more: 0, suppressed: 1, looked: 3 });
    expect(found.notices).toEqual([expect.stringMatching(/large\.ts: it is too large/)]);
    expect((await tried(made, { detectors: ["D9"] })).state).toBe("missing");
    await made.close();
  });

  test("of more hits than anybody reads the first are answered, and how many more there are", async () => {
    const large = temporaryProject({
      "wazir.manifest.yaml": FILES["wazir.manifest.yaml"],
      "expertise/area/own.md": FILES["expertise/area/own.md"],
      ...Object.fromEntries(Array.from({ length: 30 }, (_, file) => [`src/f${file + 10}.ts`, CALL.repeat(40)])),
    });
    const made = await connect({
      mode,
      folders: [large.root],
      initialize: { initializationOptions: { workspaceTrusted: true } },
    });
    const found = await tried(made, { root: large.root });
    expect(found).toMatchObject({ more: 200, looked: 30, notices: [] });
    expect(found.hits).toHaveLength(1000);
    expect(found.hits.at(-1)?.uri).toContain("/src/f34.ts");
    await made.close();
    large.dispose();
  });

  test("progress is told, and it ends when it is cancelled", async () => {
    const made = await client();
    await tried(made, { workDoneToken: "try" });
    const progress = made.received.all.filter(({ method }) => method === "$/progress");
    const kinds = progress.map(({ params }) => (params as { value: { kind: string } }).value.kind);
    expect([kinds[0], kinds.at(-1)]).toEqual(["begin", "end"]);
    expect(kinds).toContain("report");
    const source = new CancellationTokenSource();
    source.cancel();
    const answer = await made.request(
      TRY_DETECTORS,
      { root: project.root, ...SUBJECT, detectors: ["D1"] },
      source.token,
    );
    expect(answer).toMatchObject({ cancelled: true, looked: 0 });
    await made.close();
  });

  test("nothing is run before the workspace is trusted", async () => {
    const made = await client(false);
    expect(await ran(made, {})).toEqual({ state: "untrusted", samples: [], problems: [] });
    expect((await tried(made, {})).state).toBe("untrusted");
    await made.close();
  });
});
