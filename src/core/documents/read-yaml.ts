import { Composer } from "yaml";
import type { OffsetRange } from "../text/range";
import { MAX_ALIAS_NODES, MAX_DEPTH, MAX_PROBLEMS } from "./limits";
import type { SyntaxProblem } from "./problem";
import type { DataRoot, ReadResult } from "./read-document";
import { yamlProblem } from "./yaml-problem";
import { yamlTokens } from "./yaml-tokens";
import { YamlTree } from "./yaml-tree";

/** Reads the YAML stream that stands in `range` of `text`; every offset of the result is one of `text`. */
export function readYaml(text: string, range: OffsetRange): ReadResult {
  const { base, source, tokens } = yamlTokens(text, range);
  if ("tooDeepAt" in tokens) {
    const start = base + Math.min(tokens.tooDeepAt, Math.max(source.length - 1, 0));
    const message = `Nested deeper than ${MAX_DEPTH} levels: nothing here is read.`;
    return { roots: [], problems: [{ code: "too-deep", message, range: { start, end: start + 1 } }] };
  }
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", strict: true });
  const roots: DataRoot[] = [];
  const problems: SyntaxProblem[] = [];
  for (const document of composer.compose(tokens, true, source.length)) {
    const tree = new YamlTree(base, range.end);
    const node = tree.convert(document.contents);
    const faults = [...document.errors, ...document.warnings].slice(0, MAX_PROBLEMS);
    problems.push(...faults.map((fault) => yamlProblem(fault, text, base, tree.quotes)), ...tree.problems);
    const [start, , end] = document.range;
    const span = { start: base + start, end: base + Math.min(end, source.length) };
    if (node !== undefined && (tree.exhausted || node.size - tree.written > MAX_ALIAS_NODES)) {
      const message = `Aliases repeat more than ${MAX_ALIAS_NODES} values: this document is not read.`;
      problems.push({ code: "alias-limit", message, range: tree.firstAlias ?? span });
      roots.push({ node: undefined, range: span });
    } else {
      roots.push({ node, range: span });
    }
  }
  return { roots, problems };
}
