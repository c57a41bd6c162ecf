import { expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { FileSystem } from "../../../src/core/files/file-system";
import { projectDocuments } from "../../../src/core/rules/project-documents";
import { Cancelled, cancellableFiles } from "../../../src/server/cancellable-files";
import { projectWith, RUN_ID, runFiles } from "../../support/projects";
import { spec } from "../../support/texts";

const MANY = Object.fromEntries(
  Array.from({ length: 100 }, (_, at) => [
    `.wazir/runs/${RUN_ID}/artifacts/spec-${at}.md`,
    spec({ title: `Spec ${at}` }),
  ]),
);

/** Files that are read one after the other, as from a disk; a text tells when it is looked at, which is when it is parsed. */
function watched(files: FileSystem, looked: (path: string) => void): FileSystem {
  let last = Promise.resolve();
  return {
    ...files,
    list: (path) => files.list(path),
    kindOf: (path) => files.kindOf(path),
    realPath: (path) => files.realPath(path),
    async readText(path) {
      last = last.then(() => new Promise((resolve) => void setImmediate(resolve)));
      await last;
      const read = await files.readText(path);
      if (!read.ok) return read;
      return {
        ok: true,
        get text() {
          looked(path);
          return read.text;
        },
      };
    },
  };
}

it("a look through a project that is cancelled parses no document more", async () => {
  const { project, files } = await projectWith({ ...runFiles(), ...MANY });
  const all = new Set<string>();
  const whole = watched(files, (path) => all.add(path));
  expect((await projectDocuments({ project, files: whole, content: undefined })).length).toBeGreaterThan(100);
  const cancel = new CancellationTokenSource();
  const seen = new Set<string>();
  const stopped = watched(files, (path) => {
    seen.add(path);
    if (seen.size === 10) cancel.cancel();
  });
  const source = { project, files: cancellableFiles(stopped, cancel.token), content: undefined };
  await expect(projectDocuments(source)).rejects.toThrow(Cancelled);
  await new Promise((resolve) => setImmediate(resolve));
  expect([all.size > 100, seen.size]).toEqual([true, 10]);
});
