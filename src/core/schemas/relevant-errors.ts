import type { JsonSchema, SchemaFault } from "./json-schema";

/**
 * The errors that name a cause each. Of an `anyOf` or `oneOf` only the branch the author meant is kept: the one whose
 * type fits the value, and of several the one with the fewest faults. Where no type fits, one error stands for all.
 */
export function relevantErrors(errors: readonly SchemaFault[]): readonly SchemaFault[] {
  const choices = errors.filter((error) => error.keyword === "anyOf" || error.keyword === "oneOf");
  const dropped = new Set<SchemaFault>(errors.filter((error) => error.keyword === "if"));
  const below = errorsBelow(choices, errors);
  for (const choice of choices) judgeChoice(choice, below.get(choice.instancePath) ?? [], dropped);
  const kept = errors.filter((error) => !dropped.has(error));
  const wrongType = new Set(kept.filter((error) => error.keyword === "type").map((error) => error.instancePath));
  return distinct(kept.filter((error) => error.keyword === "type" || !wrongType.has(error.instancePath)));
}

/** The branches of a failed `anyOf` or `oneOf`. */
export function choicesOf(choice: SchemaFault): readonly JsonSchema[] {
  return (choice.keyword === "oneOf" ? choice.schema?.oneOf : choice.schema?.anyOf) ?? [];
}

/**
 * The errors at and below the place of each choice, by that place. A list may have a choice in each of its items, so the
 * errors of all are not looked through for every one.
 */
function errorsBelow(
  choices: readonly SchemaFault[],
  errors: readonly SchemaFault[],
): ReadonlyMap<string, readonly SchemaFault[]> {
  const below = new Map(choices.map(({ instancePath }): [string, SchemaFault[]] => [instancePath, []]));
  for (const error of below.size === 0 ? [] : errors) {
    for (let path = error.instancePath; ; path = path.slice(0, path.lastIndexOf("/"))) {
      below.get(path)?.push(error);
      if (path === "") break;
    }
  }
  return below;
}

/** `errors` are those at the place of the choice and below it. */
function judgeChoice(choice: SchemaFault, errors: readonly SchemaFault[], dropped: Set<SchemaFault>): void {
  const branches = choicesOf(choice).length;
  const faults = Array.from({ length: branches }, (_, index) => branchErrors(choice, index, errors));
  if (choice.keyword === "oneOf" && faults.some((branch) => branch.length === 0)) return;
  const fitting = faults.filter(
    (branch) => branch.length > 0 && !branch.some((error) => isTypeMismatch(error, choice)),
  );
  const best = fitting.sort((a, b) => a.length - b.length)[0];
  for (const branch of faults) if (branch !== best) for (const error of branch) dropped.add(error);
  if (best !== undefined) dropped.add(choice);
}

/** Schemas are dereferenced before they are compiled, so a branch's errors all stand under its own path. */
function branchErrors(choice: SchemaFault, index: number, errors: readonly SchemaFault[]): readonly SchemaFault[] {
  const prefix = `${choice.schemaPath}/${index}`;
  const inBranch = (error: SchemaFault): boolean =>
    error.schemaPath === prefix || error.schemaPath.startsWith(`${prefix}/`);
  return errors.filter(inBranch);
}

function isTypeMismatch(error: SchemaFault, choice: SchemaFault): boolean {
  return error.keyword === "type" && error.instancePath === choice.instancePath;
}

function distinct(errors: readonly SchemaFault[]): readonly SchemaFault[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = `${error.instancePath}\n${error.keyword}\n${JSON.stringify(error.params)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
