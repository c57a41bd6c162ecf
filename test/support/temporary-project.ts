import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for one test. Paths given to its methods are relative to it, with `/`. */
export interface TemporaryProject {
  /** Absolute, with every link resolved. */
  readonly root: string;
  /** The absolute path of a place in the folder. */
  at(path: string): string;
  write(path: string, content: string | Uint8Array): string;
  link(path: string, target: string): string;
  folder(path: string): string;
  remove(path: string): void;
  /** Removes the whole folder. */
  dispose(): void;
}

/** A manifest as small as it may be, with folders of its own where `paths` names them. */
export function manifest(paths: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(paths).map(([key, path]) => `  ${key}: ${path}\n`);
  return `manifest_version: 2\nproject:\n  name: fixture\n${lines.length === 0 ? "" : `paths:\n${lines.join("")}`}`;
}

/** What files hold, by their path. */
export type FileTree = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder with these files, for the test that is running: it is removed when that ends. */
export function testProject(files: FileTree = {}, name?: string): TemporaryProject {
  const project = temporaryProject(files, name);
  onTestFinished(() => project.dispose());
  return project;
}

/** Makes a folder called `name` with these files; the caller disposes of it. */
export function temporaryProject(files: FileTree = {}, name = "project"): TemporaryProject {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "wazir-protocol-")));
  const root = join(base, name);
  mkdirSync(root);
  const at = (path: string): string => join(root, path);
  const parent = (path: string): string => {
    mkdirSync(dirname(at(path)), { recursive: true });
    return at(path);
  };
  const write = (path: string, content: string | Uint8Array): string => {
    writeFileSync(parent(path), content);
    return at(path);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    root,
    at,
    write,
    link(path, target) {
      symlinkSync(target, parent(path));
      return at(path);
    },
    folder(path) {
      mkdirSync(at(path), { recursive: true });
      return at(path);
    },
    remove: (path) => rmSync(at(path), { recursive: true }),
    dispose: () => rmSync(base, { recursive: true, force: true }),
  };
}
