import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { connect } from "../support/lsp-client";
import { PROGRAMS } from "../support/programs";
import { temporaryProject, testProject } from "../support/temporary-project";
import { anyPlace, METHODS, requestOf } from "./fuzz/requests";
import { randomOf } from "./fuzz/random";
import { role, smallProject, workflow } from "./support/documents";
import { spec } from "./support/run-documents";

const canTrace = spawnSync("strace", ["-qq", "true"]).status === 0;
if (!canTrace) console.warn("strace cannot be used: which files the server opens is not looked at.");

/** Where Node, its libraries and the system's settings are. */
const SYSTEM = /^\/(usr|etc|lib|lib64|proc|dev|sys)\//;

test.skipIf(!canTrace)(
  "the server opens no file outside of the workspace and of what ships, and no connection",
  async () => {
    const outside = temporaryProject({ "secret.md": role("secret"), "secret.json": '{"type":"object"}' }, "outside");
    const secret = outside.at("secret.md");
    const project = testProject(
      smallProject({
        "wazir.manifest.yaml": `manifest_version: 2\nproject:\n  name: hostile\npaths:\n  roles: roles\n  workflows: workflows\n  schemas: schemas\n  skills: ../${outside.root.split("/").at(-2)}/outside\n  hooks: ${outside.root}\n`,
        "workflows/note.md": `${workflow("note", "secret")}\n[a](../../../${secret}) [b](${secret}) [c](file://${secret}) ![d](${secret})\n`,
        ".wazir/runs/pay-1/artifacts/spec.md": spec("pay-1").replace(
          "[the brief]",
          `["${secret}", "../../../..${secret}"]`,
        ),
        "schemas/note.schema.json": JSON.stringify({ $ref: `file://${outside.at("secret.json")}` }),
      }),
    );
    project.link("roles/secret.md", secret);
    project.link("workflows/more", outside.root);
    const trace = project.at("trace");
    const node = project.write(
      "node",
      `#!/bin/sh\nexec strace -f -qq -e trace=open,openat,connect -o "${trace}" "${process.execPath}" "$@"\n`,
    );
    chmodSync(node, 0o755);
    const client = await connect({ mode: "server", node, folders: [project.root] });
    const paths = ["wazir.manifest.yaml", "workflows/note.md", ".wazir/runs/pay-1/artifacts/spec.md"];
    const documents = paths.map((path) =>
      client.open(readFileSync(project.at(path), "utf8"), path.endsWith(".md") ? "markdown" : "yaml", project.at(path)),
    );
    for (const [index, method] of METHODS.entries()) {
      for (const { uri, text } of documents) {
        const random = randomOf(20_261_129, index);
        const step = requestOf(method, anyPlace(uri, text(), random), random);
        if ("request" in step) await client.request(step.request, step.params).catch(() => undefined);
      }
    }
    await client.close();
    outside.dispose();

    const lines = readFileSync(trace, "utf8").split("\n");
    expect(lines.filter((line) => /\bconnect\(/.test(line))).toEqual([]);
    const opened = lines.flatMap((line) => /\bopen(?:at)?\([^"]*"([^"]*)".* = \d+/.exec(line)?.[1] ?? []);
    expect(opened.filter((path) => path.startsWith(project.root)).length).toBeGreaterThan(5);
    const own = [project.root, dirname(PROGRAMS), join(dirname(process.execPath), "..")];
    const isOwn = (path: string): boolean => own.some((folder) => path === folder || path.startsWith(`${folder}/`));
    // The report is what the tests' own preloaded script writes.
    const strange = opened.filter((path) => !SYSTEM.test(path) && !isOwn(path) && !path.endsWith("/report.json"));
    expect(strange).toEqual([]);
  },
);
