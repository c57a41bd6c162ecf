import { readFile } from "node:fs/promises";

/**
 * The methods of the package's lexer and parser that are called from outside of their classes, and where in its file the
 * first method stands that is no longer to be a generator. `Parser.parse`, above that, is not used here.
 */
const FILES = {
  lexer: { first: "    *lex(", entries: ["lex"] },
  parser: { first: "    *next(", entries: ["next", "end"] },
};

/**
 * The source of the `yaml` package's lexer or parser with plain methods for its generators: what they would have yielded is
 * gathered, and given as a list by the methods that are called from outside. Both make a generator for each token and step,
 * in chains five deep, which took a third of the time of the first look at a workspace.
 * @param {string} source @param {"lexer" | "parser"} file
 * @throws {Error} where the source is not written as this counts on
 */
export function withoutGenerators(source, file) {
  const { first, entries } = FILES[file];
  const at = source.indexOf(first);
  if (at === -1) throw new Error(`yaml's ${file}.js has no method${first}: look at what it is now.`);
  const methods = source
    .slice(at)
    .replaceAll("yield* ", "")
    .replace(/\byield ([^;]+);/g, "this.gathered.push($1);")
    .replace(/^ {4}\*(?=\w+\()/gm, "    ")
    .replace(new RegExp(`^ {4}(?=(?:${entries.join("|")})\\()`, "gm"), "    gather_");
  if (/\byield\b/.test(methods)) throw new Error(`yaml's ${file}.js yields in a way that is not known here.`);
  return `${source.slice(0, at)}    gathered = [];\n${entries.map(entry).join("")}${methods}`;
}

/** A method that gives what the generator of this name would have yielded. @param {string} name */
function entry(name) {
  return `    ${name}(...given) {
        this.gather_${name}(...given);
        const all = this.gathered;
        this.gathered = [];
        return all;
    }
`;
}

const KIND = /Object\.defineProperty\(this, NODE_TYPE, \{ value: (\w+) \}\)/g;

/**
 * The source of a node of the `yaml` package with its kind set like any other property: to define it as one that is not
 * listed took longer than all else in making a node, and nothing here lists a node's properties.
 * @param {string} source
 * @throws {Error} where the source is not written as this counts on
 */
export function withPlainKind(source) {
  const plain = source.replace(KIND, "this[NODE_TYPE] = $1");
  if (plain === source) throw new Error("A node of yaml sets its kind in a way that is not known here.");
  return plain;
}

/** Puts {@link withoutGenerators} and {@link withPlainKind} in place of the package's own files. @type {import("esbuild").Plugin} */
export const quickerYaml = {
  name: "quicker-yaml",
  setup(build) {
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]parse[\\/](?:lexer|parser)\.js$/ }, async ({ path }) => {
      const file = path.endsWith("lexer.js") ? "lexer" : "parser";
      return { contents: withoutGenerators(await readFile(path, "utf8"), file), loader: "js" };
    });
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]nodes[\\/](?:Node|Pair)\.js$/ }, async ({ path }) => ({
      contents: withPlainKind(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};
