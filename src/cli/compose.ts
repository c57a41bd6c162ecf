import { resolve } from "node:path";
import { compose as composeContext } from "../core/composition/compose";
import { DEFAULT_BUDGET } from "../core/composition/compose-request";
import type { Receipt } from "../core/composition/receipt";
import { relativeTo } from "../core/files/path";
import { detectStacks, reasonText, stacksOfFiles } from "../core/stacks/detect-stacks";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";
import { refusal, type Answer } from "./answer";
import { EXIT } from "./exit-codes";
import { expertiseAt } from "./expertise-at";

/** What `wazir compose` may be told. */
export interface ComposeOptions {
  readonly role: string;
  readonly phase?: string;
  readonly stack: readonly string[];
  readonly concern: readonly string[];
  readonly task?: string;
  readonly file: readonly string[];
  readonly budget?: string;
}

/** `wazir compose`: the context of a role, with its receipt. Stacks are detected where none is named. */
export async function compose(cwd: string, options: ComposeOptions): Promise<Answer> {
  const { role, phase, stack, concern, task, budget } = options;
  const { project, expertise } = await expertiseAt(fromNative(cwd));
  const root = project.root ?? fromNative(cwd);
  const files = options.file.map((path) => {
    const absolute = fromNative(resolve(cwd, path));
    return relativeTo(root, absolute) ?? absolute;
  });
  const detected = stack.length > 0 ? [] : stacksOfFiles(await detectStacks(nodeFiles, root), files);
  const known = detected.filter(({ id }) => expertise.catalogue.stacks.some((one) => one.id === id));
  const outcome = composeContext(expertise, {
    role,
    ...(phase === undefined ? {} : { phase }),
    stacks: stack.length > 0 ? stack : known.map(({ id }) => id),
    stackReasons: Object.fromEntries(known.map((one) => [one.id, reasonText(one)])),
    concerns: concern,
    ...(task === undefined ? {} : { task }),
    files,
    budget: budget === undefined ? DEFAULT_BUDGET : Number(budget),
  });
  if (!outcome.ok) return refusal(outcome.problems.join("\n"), EXIT.usage);
  const { text, receipt } = outcome.value;
  return { code: EXIT.ok, text: text.trimEnd(), json: { text, receipt }, notices: noticesOf(receipt) };
}

/** The receipt for a person, on standard error, so that the text can be piped. */
function noticesOf(receipt: Receipt): readonly string[] {
  return [
    `${receipt.tokens} of ${receipt.budget} tokens.`,
    ...receipt.modules.map(({ id, tier, tokens, why, degraded }) => {
      return `${tier}  ${String(tokens).padStart(5)}  ${id}: ${why}${degraded === undefined ? "" : ` (${degraded})`}`;
    }),
    ...receipt.left_out.map(({ id, why }) => `left out  ${id}: ${why}`),
    ...[...receipt.concerns, ...receipt.stacks].flatMap(({ id, modules }) =>
      modules.length === 0 ? [`No module about \`${id}\` is in it.`] : [],
    ),
  ];
}
