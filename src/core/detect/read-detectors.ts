import type { Library, LibraryItem } from "../library/item";
import { recordOf, textField, textsOf } from "../library/item";
import type { Confidence, Detector, DetectorEngine } from "./detector";

const ENGINES: readonly string[] = ["regex", "ast-grep", "glob", "manifest"] satisfies readonly DetectorEngine[];
const CONFIDENCES: readonly string[] = ["high", "medium", "low"] satisfies readonly Confidence[];

const known = new WeakMap<LibraryItem, readonly Detector[]>();

/** The detectors of every module; those that a workspace brings only where it is trusted. */
export function detectorsOf(library: Library, isTrusted: boolean): readonly Detector[] {
  const modules = library.all("module").filter(({ origin }) => isTrusted || origin === "bundled");
  return modules.flatMap(detectorsOfItem);
}

/** The detectors of one module. What is no detector, for want of an engine or a rule, is left out: its schema tells. */
export function detectorsOfItem(item: LibraryItem): readonly Detector[] {
  const read = known.get(item) ?? readDetectors(item);
  known.set(item, read);
  return read;
}

function readDetectors(item: LibraryItem): readonly Detector[] {
  const rules = new Map(listOf(item.fields.rules).map((rule) => [text(rule.id), rule]));
  return listOf(item.fields.detect).flatMap((detect): Detector[] => {
    const { engine, confidence } = detect;
    const rule = rules.get(text(detect.rule));
    if (!isEngine(engine) || !isConfidence(confidence) || rule === undefined || text(detect.id) === "") return [];
    const languages = textsOf(detect.languages);
    return [
      {
        key: `${item.id}#${text(detect.id)}`,
        module: item.id,
        rule: text(rule.id),
        ruleText: text(rule.text),
        level: text(rule.level),
        engine,
        languages: languages.length === 0 ? undefined : languages,
        pattern: detect.pattern,
        message: text(detect.message),
        confidence,
        exclude: typeof detect.exclude === "string" ? [detect.exclude] : textsOf(detect.exclude),
        severity: textField(item, "severity") ?? "medium",
        origin: item.origin,
      },
    ];
  });
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isEngine(value: unknown): value is DetectorEngine {
  return typeof value === "string" && ENGINES.includes(value);
}

function isConfidence(value: unknown): value is Confidence {
  return typeof value === "string" && CONFIDENCES.includes(value);
}
