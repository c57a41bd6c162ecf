import type { PlainValue } from "../../src/core/documents/write-value";

/** Takes one of several ways to write something; the same ones for the same tape. */
export type Choose = <T>(ways: readonly T[]) => T;

/** Choices read from a tape of numbers, the first way once it has run out. */
export function chooser(tape: readonly number[]): Choose {
  let at = 0;
  return (ways) => ways[(tape[at++] ?? 0) % ways.length] as (typeof ways)[number];
}

const isObject = (value: PlainValue): value is readonly PlainValue[] | Record<string, PlainValue> =>
  typeof value === "object" && value !== null;

const membersOf = (value: readonly PlainValue[] | Record<string, PlainValue>): (readonly [string, PlainValue])[] =>
  Array.isArray(value)
    ? (value as readonly PlainValue[]).map((item) => ["", item] as const)
    : Object.entries(value as Record<string, PlainValue>);

/** A value as YAML in the styles that people write: block and flow, with comments, blank lines, odd indentation. */
export function renderYaml(value: PlainValue, choose: Choose): string {
  return isObject(value) && membersOf(value).length > 0 && choose([true, true, false])
    ? block(value, 0, choose) + choose(["", "", "# the end\n"])
    : `${flow(value, 0, choose)}\n`;
}

/** A value as JSON, on one line or on several. */
export function renderJson(value: PlainValue, choose: Choose): string {
  return JSON.stringify(value, null, choose([2, 4, 0])) + choose(["\n", "", "\n\n"]);
}

function scalar(value: string | number | boolean | null, choose: Choose): string {
  if (typeof value !== "string") return String(value);
  const plain = /^[a-z]+$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/.test(value);
  const ways = [JSON.stringify(value), ...(/\p{Cc}/u.test(value) ? [] : [`'${value.replaceAll("'", "''")}'`])];
  return choose(plain ? [value, ...ways] : ways);
}

function flow(value: PlainValue, column: number, choose: Choose): string {
  if (!isObject(value)) return scalar(value, choose);
  const members = membersOf(value).map(([key, item]) =>
    Array.isArray(value) ? flow(item, column + 2, choose) : `${scalar(key, choose)}: ${flow(item, column + 2, choose)}`,
  );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const comma = members.length > 0 ? choose(["", "", ","]) : "";
  const indent = `\n${" ".repeat(column + 2)}`;
  if (members.length > 0 && choose([false, false, true])) {
    const note = choose(["", " # note, of a flow"]);
    return `${open}${indent}${members.join(`,${note}${indent}`)}${comma}${note}${indent}${close}`;
  }
  const pad = choose(["", " "]);
  return `${open}${pad}${members.join(`,${choose([" ", "  "])}`)}${comma}${pad}${close}`;
}

/** The lines of a block collection, each with its line end; the first one is indented too. */
function block(value: readonly PlainValue[] | Record<string, PlainValue>, column: number, choose: Choose): string {
  const indent = " ".repeat(column);
  const isList = Array.isArray(value);
  return membersOf(value)
    .map(([key, item]) => {
      const above = choose(["", "", "", `${indent}# a note: of it\n`, "\n"]);
      const mark = isList ? "-" : `${scalar(key, choose)}:`;
      return above + indent + mark + behind(item, column, isList, choose);
    })
    .join("");
}

function behind(value: PlainValue, column: number, inList: boolean, choose: Choose): string {
  if (isObject(value) && membersOf(value).length > 0 && choose([true, true, false])) {
    if (inList && choose([true, true, false]))
      return ` ${block(value, column + 2, choose).replace(/^(\s|# .*\n)*/, "")}`;
    const step = !inList && Array.isArray(value) ? choose([2, 0, 4]) : choose([2, 4]);
    return `${choose(["", " # a note - of it:"])}\n${block(value, column + step, choose)}`;
  }
  if (typeof value === "string" && /^[a-z]+\n$/.test(value) && choose([true, false])) {
    return ` |\n${" ".repeat(column + 2)}${value}`;
  }
  return ` ${flow(value, column + 2, choose)}${choose(["", " ", " # said, of it"])}\n`;
}
