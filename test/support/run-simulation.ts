import type { LibraryItem } from "../../src/core/library/item";
import type { ArtifactView, RunView, Verdict } from "../../src/core/pipeline/artifact-view";
import type { Phase } from "../../src/core/pipeline/phases";
import { phaseLeaving, type Pipeline } from "../../src/core/pipeline/pipeline";
import type { Refusal } from "../../src/core/pipeline/refusal";
import type { RequestAct } from "../../src/core/pipeline/request";
import { transition, type Transition } from "../../src/core/pipeline/transition";
import type { Actor } from "../../src/core/runs/event";
import type { EvidenceFacts, RunEvent, RunFact } from "../../src/core/runs/run-events";
import { applyEvent, NO_RUN, openPhase, type RunState } from "../../src/core/runs/run-state";
import { sha256 } from "../../src/platform/sha256";

/** Who takes part in the runs of tests; `eve` comes in where a stranger to the work is needed. */
const ACTORS = {
  ada: { id: "ada", kind: "person" },
  bob: { id: "bob", kind: "person" },
  bot: { id: "bot", kind: "agent" },
  critic: { id: "critic", kind: "agent" },
  eve: { id: "eve", kind: "person" },
} as const satisfies Readonly<Record<string, Actor>>;
export type ActorName = keyof typeof ACTORS;

const ALL = ["quick", "standard", "deep"] as const;
const LONG = ["standard", "deep"] as const;
const NOWHERE = { start: 0, end: 0 };

/** A pipeline with every kind of phase, and with names of its own: the engine knows none. */
export const SAMPLE_PIPELINE: Pipeline = {
  lanes: { bugfix: { unstated: "quick", large: "deep" }, feature: { unstated: "standard" } },
  phases: [
    phase("scope", { outputs: ["scope-note"], mandatory: true, loopCap: caps(1, 2, 3) }),
    phase("agree", { inputs: ["scope-note"], outputs: ["spec"], gate: "human", lanes: LONG, loopCap: caps(1, 1, 2) }),
    phase("challenge", {
      ...{ inputs: ["spec"], outputs: ["spec-review"], gate: "reviewer", rejectTo: "agree" },
      ...{ lanes: LONG, skippable: ["standard"], loopCap: caps(1, 1, 2) },
    }),
    phase("build", { inputs: ["scope-note", "spec"], outputs: ["notes"], loopCap: caps(1, 2, 3) }),
    phase("prove", {
      ...{ inputs: ["notes"], outputs: ["proof"], mandatory: true, evidence: true, loopCap: caps(1, 2, 3) },
      optionalOutputs: { quick: ["proof"], standard: [], deep: [] },
    }),
    phase("judge", {
      ...{ inputs: ["notes", "proof"], outputs: ["verdict"], gate: "reviewer", rejectTo: "build" },
      ...{ mandatory: true, skippable: LONG, loopCap: caps(1, 2, 3) },
    }),
    phase("learn", { outputs: ["lesson"], gate: "human", lanes: LONG, skippable: LONG, loopCap: caps(1, 1, 1) }),
  ],
};

/** A run in memory: its log, its state as it grows, and what is on disk beside it. */
export class Simulation {
  readonly events: RunEvent[] = [];
  readonly files = new Map<string, ArtifactView>();
  /** Why the signatures of approvals do not hold, by their event's number. */
  readonly approvalFaults = new Map<number, string>();
  readonly evidenceFaults = new Map<string, string>();
  readonly damage: { line: number; why: string }[] = [];
  state: RunState = NO_RUN;
  #evidence = 0;

  constructor(readonly pipeline: Pipeline = SAMPLE_PIPELINE) {}

  /** What the engine says, without doing it. */
  judge(actor: ActorName, act: RequestAct): Transition {
    return transition(this.pipeline, this.state, { ...act, actor: ACTORS[actor] }, this.view());
  }

  /** Does what the engine grants. */
  ask(actor: ActorName, act: RequestAct): Transition {
    const outcome = this.judge(actor, act);
    if (outcome.ok) for (const fact of outcome.events) this.append(ACTORS[actor], fact);
    return outcome;
  }

  /** Does what has to be granted. */
  do(actor: ActorName, act: RequestAct): this {
    const outcome = this.ask(actor, act);
    if (!outcome.ok) throw new Error(`${act.act}: ${outcome.refusals.map(({ message }) => message).join(" ")}`);
    return this;
  }

  /** The reasons against a request; none where it is granted. */
  refusals(actor: ActorName, act: RequestAct): readonly Refusal[] {
    const outcome = this.judge(actor, act);
    return outcome.ok ? [] : outcome.refusals;
  }

  codes(actor: ActorName, act: RequestAct): readonly string[] {
    return this.refusals(actor, act).map(({ code }) => code);
  }

  append(actor: Actor, fact: RunFact): void {
    const seq = this.events.length + 1;
    const event: RunEvent = { seq, run_id: "run-1", created_at: `2026-11-23T14:05:${seq}Z`, actor, ...fact };
    this.events.push(event);
    this.state = applyEvent(this.state, event);
  }

  /** Puts an artifact of a kind on disk; its digest follows from what is given. */
  write(kind: string, change: Partial<ArtifactView> = {}, path = `artifacts/${kind}.md`): string {
    const phase = phaseLeaving(this.pipeline, kind)?.id ?? "";
    const content = sha256(JSON.stringify([kind, change]));
    this.files.set(path, { ...artifactView(path, kind, phase), sha256: content, ...change });
    return path;
  }

  evidence(change: Partial<EvidenceFacts> = {}): EvidenceFacts {
    const id = `E-${++this.#evidence}`;
    return { id, command: "npm test", outcome: "pass", exit_code: 0, tests_run: 3, covers: ["AC-1"], ...change };
  }

  /** A request to approve an artifact as it is. */
  approval(path: string): RequestAct {
    return { act: "approve", artifact: path, sha256: this.files.get(path)?.sha256 ?? "", key: "k", signature: "s" };
  }

  view(): RunView {
    const approvals = this.events.filter(({ event }) => event === "artifact_approved").map(({ seq }) => seq);
    return {
      artifacts: [...this.files.values()],
      approvals: new Map(approvals.map((seq) => [seq, verdict(this.approvalFaults.get(seq))])),
      evidence: new Map(this.state.evidence.map(({ evidence: { id } }) => [id, verdict(this.evidenceFaults.get(id))])),
      damage: this.damage,
    };
  }

  /** Does honestly what the open phase asks for: what it leaves, its evidence, its gate. */
  work(change: Partial<ArtifactView> = {}): this {
    const phase = this.pipeline.phases.find(({ id }) => id === openPhase(this.state));
    if (phase === undefined) throw new Error("no phase is open");
    if (phase.evidence) this.do("bot", { act: "record_evidence", evidence: this.evidence() });
    for (const kind of phase.outputs) {
      const path = this.write(kind, { ...contentOf(kind), ...change });
      this.do(phase.gate === "reviewer" ? "critic" : "bot", { act: "submit", artifact: path });
      if (phase.gate === "human") this.do("ada", this.approval(path));
    }
    return this;
  }

  /** Works honestly through the phases until this one is open. */
  until(phase: string): this {
    for (let n = 0; openPhase(this.state) !== phase; n++) {
      if (n > 20) throw new Error(`${phase} was not reached`);
      if (openPhase(this.state) !== undefined) this.work();
      this.do("bot", { act: "enter" });
    }
    return this;
  }
}

/** A run that was started for a feature, in the standard lane; `bugfix` starts in the quick one. */
export function started(intent: "feature" | "bugfix" = "feature", pipeline = SAMPLE_PIPELINE): Simulation {
  return new Simulation(pipeline).do("ada", { act: "start", title: "Refunds", intent });
}

/** What an honest author writes, as far as the engine looks at it. */
export function contentOf(kind: string): Partial<ArtifactView> {
  const place = NOWHERE;
  if (kind === "spec") {
    return {
      requirements: [{ id: "R-1", range: place }],
      criteria: [{ id: "AC-1", range: place, satisfies: [{ value: "R-1", range: place }] }],
    };
  }
  if (kind === "spec-review" || kind === "verdict") return { verdict: { value: "pass", range: place } };
  return {};
}

function artifactView(path: string, kind: string, phase: string): ArtifactView {
  return {
    ...{ path, kind, place: "there", sha256: "", isEmpty: false, isTemplate: false, problems: [] },
    phase: { value: phase, range: NOWHERE },
    runId: { value: "run-1", range: NOWHERE },
    status: { value: "in_review", range: NOWHERE },
    verdict: undefined,
    ...{ questions: [], requirements: [], criteria: [], tasks: [], commands: [], promised: [], findings: [] },
  };
}

function verdict(fault: string | undefined): Verdict {
  return fault === undefined ? { ok: true } : { ok: false, why: fault };
}

function caps(quick: number, standard: number, deep: number): Phase["loopCap"] {
  return { quick, standard, deep };
}

function phase(id: string, given: Partial<Phase>): Phase {
  const workflow: LibraryItem = {
    kind: "workflow",
    id,
    title: id,
    summary: "",
    origin: "bundled",
    path: "",
    fields: {},
  };
  return {
    ...{ id, title: id, summary: `Do ${id}.`, role: "worker", gate: "none", inputs: [], outputs: [] },
    ...{ optionalOutputs: { quick: [], standard: [], deep: [] }, evidence: false, mandatory: false },
    ...{ rejectTo: undefined, lanes: ALL, skippable: [], workflow },
    loopCap: caps(1, 1, 1),
    ...given,
  };
}
