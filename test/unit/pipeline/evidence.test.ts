import type { ArtifactView } from "../../../src/core/pipeline/artifact-view";
import { started, type Simulation } from "../../support/run-simulation";
import { ENTER, PLACE, testTwins, type Twins } from "./twins";

function proving(...records: readonly Parameters<Simulation["evidence"]>[0][]): Simulation {
  const run = started().until("prove");
  for (const record of records) run.do("bot", { act: "record_evidence", evidence: run.evidence(record) });
  return run.do("bot", { act: "submit", artifact: run.write("proof") });
}

function told(change: Partial<ArtifactView["commands"][number]>): Simulation {
  const run = started().until("prove");
  run.do("bot", { act: "record_evidence", evidence: run.evidence() });
  const command = { command: "npm test", exitCode: 0, testsRun: 3, outcome: "pass", covers: [], range: PLACE } as const;
  return run.do("bot", { act: "submit", artifact: run.write("proof", { commands: [{ ...command, ...change }] }) });
}

const EVIDENCE: readonly Twins[] = [
  {
    name: "that is missing",
    codes: ["gate/evidence-missing"],
    run: (honest) => (honest ? proving({}) : proving()),
    act: ENTER,
  },
  {
    name: "that failed",
    codes: ["gate/evidence-failed", "gate/criterion-unproven"],
    run: (honest) =>
      honest ? proving({ outcome: "fail", exit_code: 1 }, {}) : proving({ outcome: "fail", exit_code: 1 }),
    act: ENTER,
  },
  {
    name: "of zero tests",
    codes: ["gate/evidence-not-verified", "gate/criterion-unproven"],
    run: (honest) => (honest ? proving({}) : proving({ outcome: "not_verified", tests_run: 0 })),
    act: ENTER,
  },
  {
    name: "that could not be run",
    codes: ["gate/evidence-blocked", "gate/criterion-unproven"],
    run: (honest) => (honest ? proving({}) : proving({ outcome: "blocked", exit_code: null, tests_run: null })),
    act: ENTER,
  },
  {
    name: "that leaves a criterion out",
    codes: ["gate/criterion-unproven"],
    run: (honest) => proving({ covers: honest ? ["AC-1"] : [] }),
    act: ENTER,
  },
  {
    name: "that is stale",
    codes: ["gate/evidence-stale"],
    run: (honest) => {
      const run = proving({});
      if (!honest) run.evidenceFaults.set("E-1", "is about files that changed since");
      return run;
    },
    act: ENTER,
  },
  {
    name: "of an earlier loop",
    codes: ["gate/evidence-missing"],
    run: (honest) => {
      const run = started().until("judge").do("critic", { act: "reject", reason: "Untested." });
      run.work().do("bot", ENTER);
      if (honest) run.do("bot", { act: "record_evidence", evidence: run.evidence() });
      return run.do("bot", { act: "submit", artifact: "artifacts/proof.md" });
    },
    act: ENTER,
  },
  {
    name: "that a document tells of and nobody made",
    codes: ["gate/proof-unbacked"],
    run: (honest) => told(honest ? {} : { command: "npm run e2e" }),
    act: ENTER,
  },
  {
    name: "whose exit code was edited",
    codes: ["gate/proof-contradicted"],
    run: (honest) => told(honest ? {} : { exitCode: 1 }),
    act: ENTER,
  },
  {
    name: "whose number of tests was edited",
    codes: ["gate/proof-contradicted"],
    run: (honest) => told(honest ? {} : { testsRun: 300 }),
    act: ENTER,
  },
  {
    name: "whose outcome was edited",
    codes: ["gate/proof-contradicted"],
    run: (honest) => told(honest ? {} : { outcome: "fail" }),
    act: ENTER,
  },
  {
    name: "that passes on zero tests, written into the log",
    codes: ["gate/evidence-not-verified"],
    run: (honest) => {
      const run = started().until("prove");
      const evidence = run.evidence({ tests_run: honest ? 1 : 0 });
      run.append({ id: "bot", kind: "agent" }, { event: "evidence_recorded", phase: "prove", evidence });
      return run.do("bot", { act: "submit", artifact: run.write("proof") });
    },
    act: ENTER,
  },
];

const RECORDS: readonly Twins[] = [
  ...(
    [
      ["without a command", ["gate/evidence-contradictory"], { command: " " }],
      ["that passes with zero tests", ["gate/evidence-contradictory"], { tests_run: 0 }],
      ["that passes with another exit code", ["gate/evidence-contradictory"], { exit_code: 2 }],
      ["that passes without an exit code", ["gate/evidence-contradictory"], { exit_code: null }],
      ["with an id that is taken", ["gate/duplicate-id"], { id: "E-1" }],
    ] as const
  ).map(([name, codes, change]): Twins => ({
    name: `evidence ${name}`,
    codes,
    run: () => proving({}),
    act: (run, honest) => ({ act: "record_evidence", evidence: run.evidence(honest ? {} : change) }),
  })),
  {
    name: "an agent's own eyes",
    codes: ["gate/human-only"],
    run: () => proving({}),
    actor: (honest) => (honest ? "ada" : "bot"),
    act: (run) => ({
      act: "record_evidence",
      evidence: run.evidence({ manual: true, exit_code: null, tests_run: null }),
    }),
  },
];

testTwins("leaving a phase on evidence", EVIDENCE);
testTwins("recording", RECORDS);
