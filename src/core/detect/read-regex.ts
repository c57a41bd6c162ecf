import { ALL, between, complement, ESCAPED_SETS, inAnyCase, NONE, single, type CharacterSet } from "./characters";
import type { RegexFault, RegexNode, RegexTree } from "./regex-tree";

/** A pattern is no program: a longer one is refused. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 20;

class Refused extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/**
 * Reads a regular expression in the syntax of RE2: flags `(?ims)` at the start, sets, groups, alternatives, greedy and lazy
 * quantifiers, `^ $ \b \B`. What RE2 cannot do (references back, looking around) is refused by name, and so is what two
 * engines would read in two ways.
 */
export function readRegex(pattern: string): RegexTree | RegexFault {
  if (pattern.length > MAX_LENGTH) return { fault: `it is longer than ${MAX_LENGTH} characters`, at: MAX_LENGTH };
  try {
    return new Reader(pattern).read();
  } catch (error) {
    if (error instanceof Refused) return { fault: error.message, at: error.at };
    throw error;
  }
}

class Reader {
  #at = 0;
  #depth = 0;
  #flags = "";
  readonly #names: string[] = [];

  constructor(private readonly text: string) {}

  read(): RegexTree {
    const flags = /^\(\?([ims]+)\)/.exec(this.text);
    this.#flags = flags?.[1] ?? "";
    this.#at = flags?.[0].length ?? 0;
    const root = this.#choice();
    if (this.#at < this.text.length) throw this.#refused("`)` closes nothing");
    return { root, flags: [...new Set(this.#flags)].join(""), groupNames: this.#names };
  }

  #refused(message: string, at = this.#at): Refused {
    return new Refused(message, at);
  }

  #peek(): string {
    return this.text[this.#at] ?? "";
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, "yu");
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.text);
    if (match !== null) this.#at += match[0].length;
    return match ?? undefined;
  }

  #choice(): RegexNode {
    if (++this.#depth > MAX_DEPTH) throw this.#refused(`groups stand more than ${MAX_DEPTH} deep in each other`);
    const options = [this.#sequence()];
    while (this.#take(/\|/) !== undefined) options.push(this.#sequence());
    this.#depth--;
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { type: "choice", options };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.text.length && this.#peek() !== "|" && this.#peek() !== ")") parts.push(this.#repeated());
    return { type: "sequence", parts };
  }

  #repeated(): RegexNode {
    const body = this.#atom();
    const at = this.#at;
    const match = this.#take(/([*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})(\??)/);
    if (match === undefined) return body;
    if (this.#take(/[*+?]/) !== undefined) throw this.#refused("a quantifier follows a quantifier", at);
    if (body.type === "place") throw this.#refused("a quantifier follows what has no width", at);
    const [mark, kind, low, comma, high] = match;
    const bounded = low === undefined ? undefined : Number(low);
    const min = bounded ?? (kind === "+" ? 1 : 0);
    const max =
      kind === "?" ? 1 : bounded === undefined ? Infinity : comma === undefined ? bounded : Number(high ?? Infinity);
    if (min > max) throw this.#refused("the bounds of a quantifier are in the wrong order", at);
    return { type: "repeat", body, min, max, mark, at };
  }

  #atom(): RegexNode {
    const at = this.#at;
    const character = this.#take(/[^]/)?.[0] ?? "";
    if (character === "(") return this.#group(at);
    if (character === "[") return this.#class(at);
    if (character === "\\") return this.#escape(at);
    if (character === "^" || character === "$") return { type: "place", source: character };
    if (character === ".")
      return { type: "set", source: ".", set: this.#flags.includes("s") ? ALL : complement(single(10)) };
    if (/[*+?]/.test(character)) throw this.#refused(`\`${character}\` repeats nothing`, at);
    return this.#literal(character);
  }

  #literal(character: string): RegexNode {
    const set = single(character.codePointAt(0) ?? 0);
    const source = /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
    return { type: "set", source, set: this.#inCase(set), literal: character };
  }

  #inCase(set: CharacterSet): CharacterSet {
    return this.#flags.includes("i") ? inAnyCase(set) : set;
  }

  #group(at: number): RegexNode {
    let open = "(";
    if (this.#take(/\?:/) !== undefined) open = "(?:";
    else if (this.#take(/\?<?[=!]/) !== undefined)
      throw this.#refused("it looks around (`(?=`, `(?!`, `(?<=`, `(?<!`)", at);
    else {
      const name = this.#take(/\?P?<([A-Za-z_]\w*)>/)?.[1];
      if (name !== undefined) {
        if (this.#names.includes(name)) throw this.#refused(`two groups are called \`${name}\``, at);
        this.#names.push(name);
        open = `(?<${name}>`;
      } else if (this.#peek() === "?") {
        throw this.#refused(
          "flags stand elsewhere than at the start, or a group opens in a form that is not known",
          at,
        );
      }
    }
    const body = this.#choice();
    if (this.#take(/\)/) === undefined) throw this.#refused("a group has no end", at);
    return { type: "group", open, body };
  }

  #escape(at: number): RegexNode {
    if (this.#take(/[1-9]|k</) !== undefined) throw this.#refused("it refers back to a group (`\\1`)", at);
    const place = this.#take(/[bB]/)?.[0];
    if (place !== undefined) return { type: "place", source: `\\${place}` };
    const { source, set, literal } = this.#escaped(at);
    return { type: "set", source, set: this.#inCase(set), ...(literal === undefined ? {} : { literal }) };
  }

  /** What follows a back-slash, in a set or outside. */
  #escaped(at: number): { source: string; set: CharacterSet; literal?: string } {
    const property = this.#take(/[pP]\{[A-Za-z_=]+\}/)?.[0];
    if (property !== undefined) return { source: `\\${property}`, set: ALL };
    const known = this.#take(/[dwsDWS]/)?.[0];
    if (known !== undefined) return { source: `\\${known}`, set: ESCAPED_SETS.get(known) ?? ALL };
    const control = this.#take(/[tnrfv]/)?.[0];
    if (control !== undefined) {
      const literal = { t: "\t", n: "\n", r: "\r", f: "\f", v: "\v" }[control] ?? "";
      return { source: `\\${control}`, set: single(literal.charCodeAt(0)), literal };
    }
    const hex = this.#take(/x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})/);
    if (hex !== undefined) {
      const code = parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "0", 16);
      if (code > 0x10ffff) throw this.#refused("a character code is too high", at);
      return { source: `\\u{${code.toString(16)}}`, set: single(code), literal: String.fromCodePoint(code) };
    }
    const sign = this.#take(/[^A-Za-z0-9\s]/)?.[0];
    if (sign === undefined) throw this.#refused(`\`\\${this.#peek()}\` means nothing here`, at);
    const code = sign.codePointAt(0) ?? 0;
    return { source: `\\u{${code.toString(16)}}`, set: single(code), literal: sign };
  }

  #class(at: number): RegexNode {
    const isNegated = this.#take(/\^/) !== undefined;
    let set = NONE;
    let source = isNegated ? "[^" : "[";
    for (let isFirst = true; ; isFirst = false) {
      if (this.#at >= this.text.length) throw this.#refused("a set has no end", at);
      if (!isFirst && this.#take(/\]/) !== undefined) break;
      const from = this.#member();
      const isRange = from.literal !== undefined && this.#take(/-(?!\])/) !== undefined;
      const to = isRange ? this.#member() : from;
      const [low, high] = [from.literal?.codePointAt(0), to.literal?.codePointAt(0)];
      if (isRange && (low === undefined || high === undefined || low > high))
        throw this.#refused("a range in a set is none", at);
      source += isRange ? `${from.source}-${to.source}` : from.source;
      set |= low !== undefined && high !== undefined ? between(low, high) : from.set;
    }
    const own = this.#inCase(set);
    return { type: "set", source: `${source}]`, set: isNegated ? complement(own) : own };
  }

  #member(): { source: string; set: CharacterSet; literal?: string } {
    const at = this.#at;
    if (this.#take(/\[:\w+:\]/) !== undefined)
      throw this.#refused("sets like `[:alpha:]` are not known; write `a-zA-Z`", at);
    const character = this.#take(/[^]/)?.[0] ?? "";
    if (character === "\\") {
      if (this.#take(/b/) !== undefined) throw this.#refused("`\\b` in a set means nothing here", at);
      return this.#escaped(at);
    }
    const code = character.codePointAt(0) ?? 0;
    return { source: `\\u{${code.toString(16)}}`, set: single(code), literal: character };
  }
}
