// Counts the module's words in documentation that people wrote, by corpus: node count.mjs name=folder …
// Says how often a word of the list stands in good human prose, which is how often a ban would be wrong.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const WORDS = {
  "delve": /\bdelv(e|es|ed|ing)\b/gi, "leverage": /\bleverag(e|es|ed|ing)\b/gi, "utilize": /\butili[sz](e|es|ed|ing)\b/gi,
  "facilitate": /\bfacilitat(e|es|ed|ing)\b/gi, "showcase": /\bshowcas(e|es|ed|ing)\b/gi, "underscore (verb)": /\bunderscor(es|ed|ing)\b/gi,
  "streamline": /\bstreamlin(e|es|ed|ing)\b/gi, "foster": /\bfoster(s|ed|ing)?\b/gi, "crucial": /\bcrucial(ly)?\b/gi, "pivotal": /\bpivotal\b/gi,
  "seamless": /\bseamless(ly)?\b/gi, "robust": /\brobust(ly|ness)?\b/gi, "comprehensive": /\bcomprehensive(ly)?\b/gi, "powerful": /\bpowerful\b/gi,
  "ensure": /\bensur(e|es|ed|ing)\b/gi, "simply": /\bsimply\b/gi, "in order to": /\bin order to\b/gi, "important to note": /\bimportant to note\b/gi,
};
const columns = [];
for (const argument of process.argv.slice(2)) {
  const [name, folder] = argument.split("=");
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(md|mdx|rst|adoc|njk)$/.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), "utf8").replace(/```[\s\S]*?```|`[^`\n]*`|^---[\s\S]*?^---/gm, " ")).join("\n");
  const words = text.match(/[A-Za-z][A-Za-z'’-]*/g)?.length ?? 1;
  columns.push({ name, words, hits: Object.fromEntries(Object.entries(WORDS).map(([word, pattern]) => [word, text.match(pattern)?.length ?? 0])) });
}
console.log(["word, per 10,000", ...columns.map(({ name }) => name)].join(" | "));
for (const word of Object.keys(WORDS)) console.log([word.padEnd(18), ...columns.map(({ hits, words }) => ((hits[word] / words) * 10_000).toFixed(2))].join(" | "));
console.log(["words in all", ...columns.map(({ words }) => words)].join(" | "));
