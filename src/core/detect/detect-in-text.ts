import type { OffsetRange } from "../text/range";
import type { AstEngine, SyntaxTree } from "./ast-engine";
import type { CompiledDetector } from "./compiled-detector";
import type { DetectorFault, Hit } from "./detector";
import type { SourceLanguage } from "./languages";
import { scopeOf } from "./detector-scope";
import { manifestHits } from "./manifest-pattern";
import { isMet, type Need } from "./needed-words";
import { MAX_HITS } from "./regex-pattern";

/** A text to look at. */
export interface SourceText {
  /** Relative to its project, or a bare name. */
  readonly path: string;
  readonly text: string;
  /** Undefined where the language is not known; then only detectors for any language look at it. */
  readonly language: SourceLanguage | undefined;
}

/** What was found in one text. */
export interface TextDetection {
  readonly hits: readonly Hit[];
  readonly faults: readonly DetectorFault[];
}

/** Told before each step that may take long, so that it can be stopped: which detector, or the reading of the text. */
export type Watch = (step: { readonly detector: string } | "reading" | "loading") => void;

/** Runs detectors of texts over one; those that do not look at such texts find nothing. */
export async function detectInText(
  source: SourceText,
  detectors: readonly CompiledDetector[],
  engine: AstEngine,
  watch: Watch,
): Promise<TextDetection> {
  const hits: Hit[] = [];
  const faults: DetectorFault[] = [];
  const holds = wordFinder(source.text);
  let tree: SyntaxTree | undefined;
  const treeOf = async (grammar: string): Promise<SyntaxTree> => {
    watch("loading");
    await engine.load(grammar);
    watch("reading");
    return engine.parse(grammar, source.text);
  };
  try {
    for (const compiled of detectors) {
      const { pattern, detector } = compiled;
      if (!scopeOf(detector).looksInto(source.path, source.language) || !mayHold(pattern, holds)) continue;
      try {
        const grammar = source.language?.grammar;
        if (pattern.engine === "ast-grep" && grammar !== undefined) tree ??= await treeOf(grammar);
        watch({ detector: detector.key });
        const ranges = search(compiled, source, tree);
        hits.push(...ranges.slice(0, MAX_HITS).map((range) => ({ detector: detector.key, range })));
      } catch (error) {
        faults.push({ detector: detector.key, message: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    tree?.free();
  }
  return { hits: hits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end), faults };
}

function mayHold(pattern: object, holds: (word: string) => boolean): boolean {
  return !("need" in pattern) || isMet(pattern.need as Need, holds);
}

function search(
  { pattern }: CompiledDetector,
  source: SourceText,
  tree: SyntaxTree | undefined,
): readonly OffsetRange[] {
  switch (pattern.engine) {
    case "regex":
      return pattern.search(source.text);
    case "ast-grep":
      return (
        tree?.search(pattern.config, pattern.isLocal ? (part) => isMet(pattern.need, wordFinder(part)) : undefined) ??
        []
      );
    case "manifest":
      return manifestHits(pattern, source.path, source.text);
    case "glob":
      return [];
  }
}

/** Says of words in small letters whether a text holds them, in any case. */
function wordFinder(text: string): (word: string) => boolean {
  const small = text.toLowerCase();
  const known = new Map<string, boolean>();
  return (word) => {
    const is = known.get(word) ?? small.includes(word);
    known.set(word, is);
    return is;
  };
}
