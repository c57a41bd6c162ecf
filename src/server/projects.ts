import type { FileSystem } from "../core/files/file-system";
import { dirname, relativeTo } from "../core/files/path";
import type { Bundled } from "../core/library/bundled";
import type { ReadDocument } from "../core/documents/read-document";
import { isUnchangedBy } from "../core/library/is-unchanged-by";
import { bundledProject, loadProject, type Project } from "../core/library/project";
import { hasManifest } from "../platform/find-root";
import { projectRoots } from "../platform/project-roots";

/** An edit of an open document. */
export interface Edit {
  /** The document as it is by now. */
  readonly read: () => ReadDocument;
  /** Told once, when a project was next asked for: whether one of them was forgotten for the edit. */
  readonly judged: (isForgotten: boolean) => void;
}

/** The projects that documents belong to, each loaded once and again after something in it changed. */
export class Projects {
  /** The project of documents that belong to none: what is bundled. */
  readonly alone: Project;
  readonly #loaded = new Map<string, Promise<Project>>();
  readonly #roots = new Map<string, Promise<string | undefined>>();
  readonly #manifestRoots = new Map<string, Promise<string | undefined>>();
  #folders: readonly string[] = [];
  readonly #edits = new Map<string, Edit>();
  #changing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: FileSystem,
    private readonly bundled: Bundled,
    private readonly home: string,
  ) {
    this.alone = bundledProject(bundled);
  }

  /** Sets the workspace folders: a document in one of them, below no manifest, belongs to the folder. */
  setFolders(paths: readonly string[]): void {
    this.#folders = paths;
    this.#roots.clear();
  }

  /**
   * The project of the document at `path`: the nearest manifest's, else its workspace folder's, else the one of the
   * workspace that keeps its runs there, else none.
   */
  async projectOf(path: string): Promise<Project> {
    await this.settled();
    const root = await this.#rootOf(dirname(path));
    if (root !== undefined) return this.load(root);
    return (await this.all()).find((project) => holdsRun(project, path)) ?? this.alone;
  }

  /** The innermost workspace folder that holds a path; undefined where none does. */
  folderOf(path: string): string | undefined {
    const holding = this.#folders.filter((folder) => relativeTo(folder, path) !== undefined);
    return holding.sort((a, b) => b.length - a.length)[0];
  }

  /** The workspace folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** The project of the first workspace folder; none where there is no folder. */
  async first(): Promise<Project> {
    const [folder] = this.#folders;
    return folder === undefined ? this.alone : this.projectOf(`${folder}/draft`);
  }

  /** The projects of all workspace folders, those one level below a folder included. */
  async all(): Promise<readonly Project[]> {
    await this.settled();
    const roots = await Promise.all(this.#folders.map((folder) => projectRoots(this.files, folder)));
    return Promise.all([...new Set(roots.flat())].map((root) => this.load(root)));
  }

  /** The project of the workspace that has this root; what is bundled where there is none. */
  async at(root: string): Promise<Project> {
    return (await this.all()).find((project) => project.root === root) ?? this.alone;
  }

  /** The project at a root, loaded when it is first asked for. */
  load(root: string): Promise<Project> {
    const known = this.#loaded.get(root);
    if (known !== undefined) return known;
    const loading = loadProject(this.files, root, this.bundled, this.home);
    this.#loaded.set(root, loading);
    loading.catch(() => this.#forget(root, loading));
    return loading;
  }

  /** Makes whoever asks for a project wait until it is known what else has to be forgotten. Gives `work` back. */
  during(work: Promise<void>): Promise<void> {
    this.#changing = Promise.allSettled([this.#changing, work]);
    return work;
  }

  /**
   * Notes that the open document at `path` was edited. The projects that are another for it are forgotten when one is next
   * asked for: of edits that come together only the last is read.
   */
  edited(path: string, edit: Edit): void {
    this.#edits.set(path, edit);
  }

  /** Resolves once it is known what has to be forgotten for what changed so far. */
  async settled(): Promise<void> {
    const edits = [...this.#edits];
    this.#edits.clear();
    for (const [path, edit] of edits) void this.during(this.#judge(path, edit));
    await this.#changing;
  }

  /** Forgets the projects that the file at `path` is part of, so that they are loaded again. */
  async invalidate(path: string): Promise<void> {
    this.#forgetRoots();
    const others: Promise<void>[] = [];
    for (const [root, loading] of [...this.#loaded]) {
      if (relativeTo(root, path) === undefined) others.push(this.#forgetRunsAt(path, root, loading));
      else this.#forget(root, loading);
    }
    await Promise.all(others);
  }

  /** Forgets every project: what a person asks for is answered from the disk, whatever a watcher missed. */
  forgetAll(): void {
    this.#forgetRoots();
    this.#loaded.clear();
  }

  /** Whether `path` lies in the folder of a run that the loaded projects do not have: they are older than the run. */
  async isOfUnseenRun(path: string): Promise<boolean> {
    const loaded = await Promise.allSettled(this.#loaded.values());
    const owners = loaded.flatMap((one) => (one.status === "fulfilled" && holdsRun(one.value, path) ? one.value : []));
    return owners.some(({ runs }) => !runs.some((run) => relativeTo(run.path, path) !== undefined));
  }

  /** Forgets a project whose runs are kept outside of it, where `path` is one of their files. */
  async #forgetRunsAt(path: string, root: string, loading: Promise<Project>): Promise<void> {
    const project = await loading.catch(() => undefined);
    if (project !== undefined && holdsRun(project, path)) this.#forget(root, loading);
  }

  async #judge(path: string, { read, judged }: Edit): Promise<void> {
    let isForgotten = false;
    for (const [root, loading] of [...this.#loaded]) {
      const project = await loading.catch(() => undefined);
      if (project !== undefined && isUnchangedBy(project, path, read, this.bundled.manifest)) continue;
      this.#forget(root, loading);
      isForgotten = true;
    }
    judged(isForgotten);
  }

  #forgetRoots(): void {
    this.#roots.clear();
    this.#manifestRoots.clear();
  }

  #forget(root: string, loading: Promise<Project>): void {
    if (this.#loaded.get(root) === loading) this.#loaded.delete(root);
  }

  #rootOf(folder: string): Promise<string | undefined> {
    const known = this.#roots.get(folder);
    if (known !== undefined) return known;
    const finding = this.#manifestRoot(folder).then((root) => root ?? this.folderOf(folder));
    this.#roots.set(folder, finding);
    return finding;
  }

  /** The nearest folder with a manifest: what holds for a folder without one is what holds for the one around it. */
  #manifestRoot(folder: string): Promise<string | undefined> {
    const known = this.#manifestRoots.get(folder);
    if (known !== undefined) return known;
    const finding = hasManifest(this.files, folder).then((has) => {
      const around = dirname(folder);
      return has ? folder : around === folder ? undefined : this.#manifestRoot(around);
    });
    this.#manifestRoots.set(folder, finding);
    return finding;
  }
}

/** Whether a path lies where a project keeps its runs, which may be outside of its folder. */
function holdsRun({ stateRoot }: Project, path: string): boolean {
  return stateRoot !== undefined && relativeTo(stateRoot, path) !== undefined;
}
