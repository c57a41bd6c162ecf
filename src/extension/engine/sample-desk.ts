import { readSamples, samplesPath } from "../../core/detect/read-samples";
import { detectorsOfItem } from "../../core/detect/read-detectors";
import { readDocument } from "../../core/documents/read-document";
import type { FileSystem } from "../../core/files/file-system";
import { moduleOfItem } from "../../core/library/module";
import { readItem } from "../../core/library/read-item";
import type { OffsetRange } from "../../core/text/range";
import { positionIn, type LinePosition } from "./line-position";
import type { OpenProject } from "./open-project";

/** A place in a file. */
export interface SampledPlace {
  /** Absolute, as `core` writes paths. */
  readonly path: string;
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** A sample of a detector, as a person finds it. */
export interface ShownSample {
  /** `D1/positive/0`. */
  readonly key: string;
  readonly isPositive: boolean;
  /** Its note, or its first line, or its path. */
  readonly title: string;
  readonly text: string;
  /** The lines, from 1, where the hits are to start; undefined where any hit will do. */
  readonly lines: readonly number[] | undefined;
  readonly place: SampledPlace;
}

/** A detector with its samples. */
export interface SampledDetector {
  readonly id: string;
  readonly message: string;
  readonly rule: string;
  /** Among the samples; in the module where it has none. */
  readonly place: SampledPlace;
  readonly samples: readonly ShownSample[];
}

/** A module of a project's own that has detectors. */
export interface SampledModule {
  readonly root: string;
  readonly id: string;
  readonly title: string;
  readonly place: SampledPlace;
  readonly detectors: readonly SampledDetector[];
  /** What its results depend on: another text where the detectors or the samples are others. */
  readonly stamp: string;
}

/** Where the person at this editor sees the samples of detectors. */
export interface SampleDesk {
  /** `textAt` has the text of a document that is open, which goes before the disk. */
  read(open: OpenProject, textAt: (path: string) => string | undefined): Promise<readonly SampledModule[]>;
}

/** The desk of the person at this editor. */
export const sampleDesk = (files: Pick<FileSystem, "readText">): SampleDesk => ({
  async read({ root, project }, textAt) {
    const own = project.library.all("module").filter(({ origin }) => origin === "workspace");
    const textOf = async (path: string): Promise<string> => {
      const open = textAt(path);
      if (open !== undefined) return open;
      const read = await files.readText(path);
      return read.ok ? read.text : "";
    };
    const modules = await Promise.all(
      own.map(async ({ id, path, text = "" }) =>
        sampledModule(root, { id, path, text: textAt(path) ?? text }, await textOf(samplesPath(path))),
      ),
    );
    return modules.filter(({ detectors }) => detectors.length > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  },
});

function sampledModule(root: string, of: { id: string; path: string; text: string }, beside: string): SampledModule {
  const item = readItem({ kind: "module", origin: "workspace", ...of });
  const detectors = detectorsOfItem(item);
  const header = moduleOfItem(item);
  const written = readSamples(readDocument(beside, "yaml"), detectors);
  const inModule = placeIn(of.path, of.text);
  const inSamples = placeIn(samplesPath(of.path), beside);
  return {
    ...{ root, id: item.id, title: item.title, place: inModule({ start: 0, end: 0 }) },
    detectors: header.detect.flatMap(({ id, idRange, message, rule }): readonly SampledDetector[] => {
      if (!detectors.some(({ key }) => key === `${item.id}#${id}`)) return [];
      const own = written.find((one) => one.id === id);
      const samples = (own?.samples ?? []).map(({ key, isPositive, note, text, path, lines, range }) => ({
        ...{ key, isPositive, text, lines },
        title: note ?? firstLine(text) ?? path,
        place: inSamples(range),
      }));
      return [{ id, message, rule, place: own === undefined ? inModule(idRange) : inSamples(own.range), samples }];
    }),
    stamp: JSON.stringify([detectors, beside]),
  };
}

function placeIn(path: string, text: string): (range: OffsetRange) => SampledPlace {
  return ({ start, end }) => ({ path, start: positionIn(text, start), end: positionIn(text, end) });
}

function firstLine(text: string): string | undefined {
  const line = text.trim().split("\n", 1)[0]?.trim();
  return line === "" ? undefined : line;
}
