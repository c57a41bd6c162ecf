import type { TextDocument } from "vscode-languageserver-textdocument";
import { detectFile, isAtLeast, type FileDetection, type ProjectDetectors } from "../../core/detect/detect-file";
import type { Confidence, Detector } from "../../core/detect/detector";
import type { DetectorRunner } from "../../core/detect/detector-runner";
import { detectorsOf } from "../../core/detect/read-detectors";
import { isOursByPlace } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import { filePathOf } from "../document-place";
import { onEdited } from "../documents";
import { inBackground } from "../guard";
import type { ServerContext } from "../server-context";
import { languageOfDocument } from "./source-languages";
import { detectorSettings } from "./detector-settings";

/** What was found in a document, as it stood. */
export interface DetectedDocument {
  readonly document: TextDocument;
  readonly project: Project;
  readonly detection: FileDetection;
}

/** The open source files, looked at one after the other. */
export interface WatchedSources {
  /** What was last found in a document, if it still has the text that it was found in. */
  of(document: TextDocument): DetectedDocument | undefined;
  /** Looks at every open document again. */
  again(): void;
}

/** Milliseconds of quiet after an edit before a file is looked at: letters that are typed in one go count as one edit. */
const QUIET = 15;

/**
 * Looks at open documents with `runner`, when they are opened and after each edit, the last edited first. `found` is told of each
 * result, unless the document was changed or closed meanwhile. Nothing is done before `isOn` says so.
 */
export function watchSources(
  server: ServerContext,
  runner: () => DetectorRunner,
  isOn: () => boolean,
  found: (detected: DetectedDocument) => void,
): WatchedSources {
  const { documents } = server;
  const results = new WeakMap<TextDocument, DetectedDocument>();
  const waiting = new Set<string>();
  const slow = new SlowDetectors(server);
  let timer: NodeJS.Timeout | undefined;
  let isWorking = false;
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    try {
      for (let uri = [...waiting].at(-1); uri !== undefined && !server.isShutDown(); uri = [...waiting].at(-1)) {
        waiting.delete(uri);
        const document = documents.get(uri);
        const detected = document === undefined ? undefined : await detectIn(server, document, runner(), slow);
        if (detected === undefined || documents.get(uri) !== detected.document) continue;
        results.set(detected.document, detected);
        found(detected);
      }
    } finally {
      isWorking = false;
    }
  };
  const schedule = (uri: string, delay: number): void => {
    if (!isOn()) return;
    waiting.delete(uri);
    waiting.add(uri);
    clearTimeout(timer);
    timer = setTimeout(() => inBackground(server, "detecting", work()), delay);
  };
  documents.onDidOpen(({ document: { uri } }) => schedule(uri, 0));
  onEdited(documents, ({ uri }) => schedule(uri, QUIET));
  documents.onDidClose(({ document: { uri } }) => {
    waiting.delete(uri);
    slow.forget(uri);
  });
  return {
    of: (document) => results.get(document),
    again: () => documents.all().forEach(({ uri }) => schedule(uri, QUIET)),
  };
}

async function detectIn(
  server: ServerContext,
  document: TextDocument,
  runner: DetectorRunner,
  slow: SlowDetectors,
): Promise<DetectedDocument | undefined> {
  const { uri } = document;
  const path = filePathOf(uri);
  if (path === undefined) return undefined;
  const [project, { lowest }] = await Promise.all([
    server.projects.projectOf(path),
    detectorSettings(server.settings, uri),
  ]);
  const root = project.root ?? server.projects.folderOf(path) ?? "/";
  const all = detectorsFor(project, root, lowest);
  // No thread is started for a person who writes nothing but documents of ours.
  const detectors = isOursByPlace(project, path) ? { ...all, chosen: [] } : all;
  if (detectors === all) giveTo(runner, all);
  const source = { path, text: document.getText(), language: languageOfDocument(document) };
  const detection = await detectFile(slow.without(detectors, uri), source, server.files, runner);
  slow.learn(uri, detection);
  return { document, project, detection };
}

const prepared = new WeakMap<Project, Map<string, ProjectDetectors>>();

/** The detectors of a project from a confidence on; they are read once for each state of the project. */
function detectorsFor(project: Project, root: string, lowest: Confidence | undefined): ProjectDetectors {
  const known = prepared.get(project) ?? new Map<string, ProjectDetectors>();
  prepared.set(project, known);
  const key = `${lowest ?? "off"} ${root}`;
  const all = detectorsOf(project.library, true);
  const isChosen = ({ confidence }: Detector): boolean => lowest !== undefined && isAtLeast(confidence, lowest);
  const detectors = known.get(key) ?? { root, all, chosen: all.filter(isChosen) };
  known.set(key, detectors);
  return detectors;
}

const given = new WeakMap<DetectorRunner, readonly Detector[]>();

/** Tells a runner which detectors there are, unless it knows: a project that was loaded again mostly has the same. */
function giveTo(runner: DetectorRunner, { chosen }: ProjectDetectors): void {
  const known = given.get(runner);
  if (known?.length === chosen.length && known.every((one, index) => one === chosen[index])) return;
  given.set(runner, chosen);
  runner.setDetectors(chosen);
}

/** Detectors that took too long on a file: each is told of once, and left out while the file is open. */
class SlowDetectors {
  readonly #byUri = new Map<string, Set<string>>();
  readonly #told = new Set<string>();

  constructor(private readonly server: ServerContext) {}

  without(detectors: ProjectDetectors, uri: string): ProjectDetectors {
    const slow = this.#byUri.get(uri);
    if (slow === undefined) return detectors;
    return { ...detectors, chosen: detectors.chosen.filter(({ key }) => !slow.has(key)) };
  }

  learn(uri: string, { overruns, faults }: FileDetection): void {
    for (const key of overruns) {
      this.#byUri.set(uri, (this.#byUri.get(uri) ?? new Set<string>()).add(key));
      this.#tell(`${key} ${uri}`, `The detector ${key} took too long on ${uri} and is left out for this file.`);
    }
    for (const { detector, message } of faults)
      this.#tell(`${detector} ${message}`, `The detector ${detector}: ${message}`);
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }

  #tell(key: string, message: string): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.server.connection.console.warn(message);
  }
}
