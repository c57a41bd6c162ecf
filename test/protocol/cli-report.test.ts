import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manifest, testProject } from "../support/temporary-project";
import { asAgent, jsonFor } from "./support/terminal";

test("`run report` writes a run as one file, prints it, and gives the same bytes each time", async () => {
  const project = testProject({ "wazir.manifest.yaml": manifest() });
  const title = 'Off by <one> & "two"';
  const { run } = await jsonFor<{ run: string }>(project, ["run", "start", title, "--intent", "bugfix"]);
  const written = await asAgent(project, ["run", "report", "--out", "reports/run.html"]);
  expect(written).toMatchObject({ code: 0, text: expect.stringMatching(/^Wrote .*reports\/run\.html\.$/m) as unknown });
  const html = readFileSync(project.at("reports/run.html"), "utf8");
  expect(html).toContain(`<title>Off by &lt;one&gt; &amp; &quot;two&quot; · Wazir</title>`);
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='/,
  );
  // Its colours and its layout are in it: it needs no other file.
  expect(html).toMatch(/prefers-color-scheme: dark[^]*\.phases \{/);
  expect(html).toMatch(/1\. Clarify[^]*2\. Execute/);
  // The forecast is counted with the real tokenizer.
  expect(html).toMatch(/<th scope="row">Clarify<\/th><td class="figure">[1-9]/);

  const printed = await asAgent(project, ["run", "report", "--run", run]);
  expect(printed.text).toBe(html);
  const json = await jsonFor<{ ok: boolean; run: string; html: string }>(project, ["run", "report"]);
  expect(json).toEqual({ ok: true, run, html });
});

test("`run report` says where there is no run, and where it cannot write", async () => {
  const project = testProject({ "wazir.manifest.yaml": manifest(), taken: "a file" });
  expect(await asAgent(project, ["run", "report"])).toMatchObject({ code: 2 });
  await asAgent(project, ["run", "start", "Off by one", "--intent", "bugfix"]);
  const refused = await asAgent(project, ["run", "report", "--out", "taken/run.html"]);
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining("a part of the path is a file") as unknown });
});
