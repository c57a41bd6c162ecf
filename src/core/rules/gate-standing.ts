import { entryOf, type DataNode } from "../documents/tree";
import { evidenceVerdict } from "../evidence/evidence-verdict";
import type { FileDigester } from "../evidence/covered-files";
import type { RunView } from "../pipeline/artifact-view";
import { latestSince } from "../pipeline/gates/evidence";
import type { GateContext } from "../pipeline/gates/gate-context";
import { reasonsAgainst } from "../pipeline/gates/pass-phase";
import type { Refusal } from "../pipeline/refusal";
import { firstLine, type OffsetRange } from "../text/range";
import { ownGate } from "./own-gate";
import type { Finding, Rule, RuleContext } from "./rule";

/** The reasons of a gate that are shown in the document they are about, each with the keys that they are shown at. */
const SHOWN: Readonly<Record<string, readonly [code: string, ...keys: string[]]>> = {
  "gate/approval-stale": ["wazir/approval-stale", "approval", "status"],
  "gate/evidence-missing": ["wazir/evidence-stale", "commands"],
  "gate/evidence-stale": ["wazir/evidence-stale", "commands"],
  "gate/self-review": ["wazir/self-review", "verdict", "role"],
};

/**
 * Shows in an artifact of a run under way what the gate of its phase finds stale in it, or reviewed by its own author.
 * The gate judges; that signatures hold is taken for granted here, for who has no keys cannot tell. The engine gives no
 * digests when it checks documents: what its gates ask themselves is no fault of a document, or nobody could submit what
 * became stale.
 */
export const gateStanding: Rule = {
  codes: [
    { code: "wazir/approval-stale", severity: "warning", title: "An artifact changed after it was approved." },
    { code: "wazir/evidence-stale", severity: "warning", title: "Evidence of the open phase is missing or stale." },
    { code: "wazir/self-review", severity: "warning", title: "A review has no other author than the reviewed work." },
  ],
  async check(context) {
    const { instruments, files, project } = context;
    if (instruments?.digests === undefined) return [];
    const own = await ownGate(context, instruments.digests.sha256);
    if (own === undefined) return [];
    const { gate, folder, path, isOpen } = own;
    const digester = { ...instruments.digests, files };
    const evidence = isOpen ? await verdicts(gate, project.root ?? folder, folder, digester) : new Map<string, never>();
    const reasons = reasonsAgainst({ ...gate, view: { ...gate.view, evidence } });
    return reasons
      .filter((reason) => isAbout(reason, path, isOpen))
      .flatMap((reason) => findingOf(reason, context, own.runId, path));
  },
};

/** Whether the last evidence of each command in this loop is about what is there now. */
async function verdicts(
  { phase, state, record }: GateContext,
  root: string,
  folder: string,
  digester: FileDigester,
): Promise<RunView["evidence"]> {
  if (!phase.evidence) return new Map();
  const latest = latestSince(state, record.enteredSeq);
  const judged = latest.map(async ({ evidence }) => {
    return [evidence.id, await evidenceVerdict(evidence, root, folder, digester)] as const;
  });
  return new Map(await Promise.all(judged));
}

/** A phase that was left is not asked for its evidence again. */
function isAbout({ code, path: about }: Refusal, path: string, isOpen: boolean): boolean {
  return code.startsWith("gate/evidence-") ? isOpen : about === path;
}

function findingOf(reason: Refusal, { document }: RuleContext, run: string, artifact: string): readonly Finding[] {
  const [code, ...keys] = SHOWN[reason.code] ?? [];
  if (code === undefined) return [];
  const root = document.roots[0]?.node;
  const range = placeOf(reason, root, keys) ?? firstLine(document.text);
  return [{ code, message: reason.message, range, data: { run, artifact } }];
}

/** The command that a reason is about, where the document tells of it; else the value of the first key that is there. */
function placeOf({ settle }: Refusal, root: DataNode | undefined, keys: readonly string[]): OffsetRange | undefined {
  const commands = entryOf(root, "commands")?.value;
  const told = commands?.type === "list" ? commands.items.map((item) => entryOf(item, "command")?.value) : [];
  const command = told.find((node) => node?.type === "scalar" && node.value === settle.argument);
  const [first] = keys.flatMap((key) => entryOf(root, key) ?? []);
  return command?.range ?? (first?.value?.type === "scalar" ? first.value.range : first?.keyRange);
}
