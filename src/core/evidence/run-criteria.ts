import type { ReadDocument } from "../documents/read-document";
import { entryOf, stringAt } from "../documents/tree";
import { itemsAt } from "../rules/standing-artifacts";
import type { OffsetRange } from "../text/range";
import { listed, uncoveredSentence } from "./uncovered";
import { plannedChecks, writtenChecks, type PlannedCheck } from "./planned-checks";

/** An artifact of a run, read, with its path below the run's folder. */
export interface PlacedDocument {
  readonly path: string;
  readonly document: ReadDocument;
}

/** An acceptance criterion of a run, where it stands. */
export interface RunCriterion {
  readonly id: string;
  readonly text: string;
  /** Below the run's folder. */
  readonly path: string;
  /** Its id. */
  readonly range: OffsetRange;
  /** The commands that cover it, as they are written. */
  readonly commands: readonly string[];
}

/** A command that covers none of a run's criteria, where it stands first. */
export interface RunCheck {
  readonly command: string;
  /** Below the run's folder. */
  readonly path: string;
  readonly range: OffsetRange;
}

/** What a run is accepted by: its criteria, and the commands that decide them or are run beside. */
export interface RunCriteria {
  readonly criteria: readonly RunCriterion[];
  readonly others: readonly RunCheck[];
  /** Every planned command. */
  readonly checks: readonly PlannedCheck[];
}

/** The criteria that the artifacts of a run define, each once, and its other planned commands: a quick run has these alone. */
export function runCriteria(artifacts: readonly PlacedDocument[]): RunCriteria {
  const documents = artifacts.map(({ document }) => document);
  const checks = plannedChecks(documents);
  const defined = artifacts.flatMap((artifact) => definedIn(artifact, checks));
  const criteria = [...new Map(defined.toReversed().map((each) => [each.id, each])).values()].toReversed();
  const ids = new Set(criteria.map(({ id }) => id));
  const written = writtenChecks(documents);
  const others = checks
    .filter(({ covers }) => !covers.some((id) => ids.has(id)))
    .flatMap(({ command }) => {
      const place = written.find(({ check }) => check.command === command);
      const path = artifacts.find(({ document }) => document === place?.document)?.path;
      return place === undefined || path === undefined ? [] : [{ command, path, range: place.range }];
    });
  return { criteria, others, checks };
}

function definedIn({ path, document }: PlacedDocument, checks: readonly PlannedCheck[]): readonly RunCriterion[] {
  return itemsAt(document.roots[0]?.node, "acceptance_criteria").flatMap((item) => {
    const id = stringAt(item, "id");
    const range = entryOf(item, "id")?.value?.range;
    if (id === undefined || range === undefined) return [];
    const commands = checks.filter(({ covers }) => covers.includes(id)).map(({ command }) => command);
    return [{ id, text: stringAt(item, "text") ?? "", path, range, commands }];
  });
}

/** What is to be run to decide some criteria. */
export type ChosenChecks =
  | { readonly ok: true; readonly checks: readonly PlannedCheck[] }
  /** `message` is a sentence that says which of them cannot be decided, and what to do. */
  | { readonly ok: false; readonly message: string };

/** The commands that cover the criteria with these ids, in the order of the documents. */
export function checksCovering({ criteria, checks }: RunCriteria, ids: readonly string[]): ChosenChecks {
  const unknown = ids.filter((id) => !criteria.some((criterion) => criterion.id === id));
  if (unknown.length > 0) {
    const known = criteria.length === 0 ? "none" : listed(criteria.map(({ id }) => id));
    return { ok: false, message: `There is no criterion ${listed(unknown)}: the run has ${known}.` };
  }
  const bare = criteria.filter(({ id, commands }) => ids.includes(id) && commands.length === 0);
  if (bare.length > 0) return { ok: false, message: uncoveredSentence(bare.map(({ id }) => id)) };
  return { ok: true, checks: checks.filter(({ covers }) => covers.some((id) => ids.includes(id))) };
}
