import { readFileSync } from "node:fs";
import { inspect } from "node:util";

/** A credential that prints as [secret] wherever it is not asked for by name. */
export class Secret {
  #value;
  constructor(value) {
    if (typeof value !== "string" || value.length < 16) throw new Error("secret missing or too short"); // says nothing of the value
    this.#value = value;
  }
  reveal() { return this.#value; } // search for this word to find every use
  toString() { return "[secret]"; }
  toJSON() { return "[secret]"; }
  [inspect.custom]() { return "[secret]"; }
}

/** From the file that NAME_FILE names; without it the process must not start. Read again after each rotation. */
export function secretFromFile(name, env = process.env) {
  const path = env[`${name}_FILE`];
  if (path === undefined) throw new Error(`${name}_FILE is not set`);
  return new Secret(readFileSync(path, "utf8").trim());
}
