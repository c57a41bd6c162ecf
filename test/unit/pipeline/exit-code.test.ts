import { expect, test } from "vitest";
import type { RequestAct } from "../../../src/core/pipeline/request";
import { started, SAMPLE_PIPELINE, type ActorName, type Simulation } from "../../support/run-simulation";
import { ENTER, testTwins, type Twins } from "./twins";

const FINISH: RequestAct = { act: "finish" };
const LINT = { command: "npm run lint", tests_run: null };

/** A quick run whose proof is a linter, up to its review, which an agent that is no author has submitted. */
function linted(recorder: ActorName, pipeline = SAMPLE_PIPELINE): Simulation {
  const run = started("bugfix", pipeline).until("prove");
  run.do(recorder, { act: "record_evidence", evidence: run.evidence(LINT) });
  return run;
}

function reviewed(recorder: ActorName): Simulation {
  const run = linted(recorder).do("bot", ENTER);
  return run.do("critic", { act: "submit", artifact: run.write("verdict", { verdict: PASS }) });
}

const PASS = { value: "pass", range: { start: 0, end: 0 } };

/** The same run in a pipeline without a gate behind the proof. */
const UNGATED = { ...SAMPLE_PIPELINE, phases: SAMPLE_PIPELINE.phases.filter(({ id }) => id !== "judge") };

/** A run whose spec, approved by a person, promises a check that is judged like this, up to its proof. */
function promising(judgedBy: "tests" | "exit_code", command = "npm run lint"): Simulation {
  const run = started();
  run
    .until("agree")
    .work({ promised: [{ command, judgedBy }] })
    .do("bot", ENTER);
  run.until("prove");
  run.do("bot", { act: "record_evidence", evidence: run.evidence(LINT) });
  return run.do("bot", { act: "submit", artifact: run.write("proof") });
}

function judged(run: Simulation): Simulation {
  run.do("bot", ENTER);
  return run.do("critic", { act: "submit", artifact: run.write("verdict", { verdict: PASS }) });
}

const TWINS: readonly Twins[] = [
  {
    name: "that an agent ran, without a person's approval of the review",
    codes: ["gate/exit-code-alone"],
    run: (honest) => {
      const run = reviewed("bot");
      return honest ? run.do("ada", run.approval("artifacts/verdict.md")) : run;
    },
    act: FINISH,
  },
  {
    name: "that an agent ran, where no person did",
    codes: ["gate/exit-code-alone"],
    run: (honest) => reviewed(honest ? "ada" : "bot"),
    act: FINISH,
  },
  {
    name: "where no gate follows",
    codes: ["gate/exit-code-alone"],
    run: (honest) => linted(honest ? "ada" : "bot", UNGATED),
    act: FINISH,
  },
  {
    name: "of a check that the approved spec wants judged by tests",
    codes: ["gate/exit-code-alone"],
    run: (honest) => judged(promising(honest ? "exit_code" : "tests")),
    act: ENTER,
  },
];

testTwins("an exit code alone", TWINS);

testTwins("a promised check", [
  {
    name: "that was left out for an easier one",
    codes: ["gate/check-not-run"],
    run: (honest) => promising("exit_code", honest ? "npm run lint" : "npm run e2e"),
    act: ENTER,
  },
]);

test("does not keep the work from its review: there a person decides", () => {
  expect(linted("bot").refusals("bot", ENTER)).toEqual([]);
});

test("is settled by the approval of what the gate judges", () => {
  const [refusal] = reviewed("bot").refusals("bot", FINISH);
  expect(refusal?.settle).toEqual({ act: "approve", argument: "artifacts/verdict.md" });
});
