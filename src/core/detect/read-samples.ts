import type { ReadDocument } from "../documents/read-document";
import { childOf, stringAt, valueOf, type DataNode } from "../documents/tree";
import { textsOf } from "../library/item";
import { firstLine, type OffsetRange } from "../text/range";
import type { Detector } from "./detector";
import { sourceLanguage } from "./languages";

/** The ending of the file with a module's samples; it stands beside the module. */
export const SAMPLES_SUFFIX = ".detect.yaml";

/** One sample of a detector: a text in which it has to find something, or nothing. */
export interface Sample {
  /** Its place in the document: `D1/positive/0`. */
  readonly key: string;
  /** Why it is there, where it says so. */
  readonly note: string | undefined;
  readonly isPositive: boolean;
  readonly text: string;
  readonly language: string | undefined;
  readonly path: string;
  /** What else stands in the project: for the engine `glob`. */
  readonly files: readonly string[];
  /** The lines, from 1, where the hits start; undefined where any hit will do. */
  readonly lines: readonly number[] | undefined;
  readonly range: OffsetRange;
}

/** The samples of one detector. */
export interface DetectorSamples {
  readonly id: string;
  /** Where the id stands, in the document of the samples. */
  readonly range: OffsetRange;
  readonly samples: readonly Sample[];
}

/** The path of the samples of the module at `path`. */
export function samplesPath(path: string): string {
  return path.replace(/\.md$/, SAMPLES_SUFFIX);
}

/** The samples in a document, whatever it holds; `detectors` say what language a sample is in that does not say so. */
export function readSamples(document: ReadDocument, detectors: readonly Detector[]): readonly DetectorSamples[] {
  const root = childOf(document.roots[0]?.node, "detectors");
  if (root?.type !== "map") return [];
  return root.entries.map(({ key, keyRange, value }) => {
    const detector = detectors.find((one) => one.key.endsWith(`#${key}`));
    const list = (name: "positive" | "negative"): readonly Sample[] => {
      const items = childOf(value, name);
      return items?.type === "list"
        ? items.items.map((item, index) => sampleOf(item, `${key}/${name}/${index}`, detector))
        : [];
    };
    return {
      id: key,
      range: keyRange,
      samples: [...list("positive"), ...list("negative")].map((one) => shown(one, document)),
    };
  });
}

function sampleOf(item: DataNode, key: string, detector: Detector | undefined): Sample {
  const text = item.type === "scalar" && typeof item.value === "string" ? item.value : (stringAt(item, "text") ?? "");
  const language = stringAt(item, "language") ?? detector?.languages?.[0];
  const lines = valueOf(childOf(item, "lines"));
  return {
    key,
    note: stringAt(item, "note"),
    isPositive: key.includes("/positive/"),
    text,
    language,
    path: stringAt(item, "path") ?? samplePath(language, detector),
    files: textsOf(valueOf(childOf(item, "files"))),
    lines: Array.isArray(lines) ? lines.filter((line): line is number => typeof line === "number") : undefined,
    range: item.range,
  };
}

/** A sample that says nothing else is the manifest that the detector looks at first, or a file of its language. */
function samplePath(language: string | undefined, detector: Detector | undefined): string {
  if (detector?.engine === "manifest") return "package.json";
  const [file = ".txt"] = sourceLanguage(language ?? "")?.files ?? [];
  return file.startsWith(".") ? `sample${file}` : file;
}

/** A sample is told of at its first line. */
function shown(sample: Sample, { text }: ReadDocument): Sample {
  const { start, end } = sample.range;
  const line = firstLine(text.slice(start, end));
  return { ...sample, range: { start, end: start + line.end } };
}
