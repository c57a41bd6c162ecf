import type { RequestAct } from "../../../src/core/pipeline/request";
import type { ArtifactView } from "../../../src/core/pipeline/artifact-view";
import { contentOf, started } from "../../support/run-simulation";
import { at, ENTER, PLACE, testTwins, type Twins } from "./twins";

const SPEC = "artifacts/spec.md";
const SUBMIT: RequestAct = { act: "submit", artifact: "artifacts/scope-note.md" };

/** A run in a phase whose work is done, with its output written by someone who may be honest. */
const withOutput =
  (phase: string, change: Partial<ArtifactView>): Twins["run"] =>
  (honest) =>
    started()
      .until(phase)
      .work(honest ? {} : change);

const PASSING: readonly Twins[] = [
  {
    name: "with nothing written",
    codes: ["gate/artifact-missing"],
    run: (honest) => (honest ? started().work() : started()),
    act: ENTER,
  },
  {
    name: "with an artifact that nobody submitted",
    codes: ["gate/not-submitted"],
    run: (honest) => {
      const run = started();
      run.write("scope-note");
      return honest ? run.do("bot", SUBMIT) : run;
    },
    act: ENTER,
  },
  {
    name: "with an artifact that changed after it was submitted",
    codes: ["gate/artifact-changed"],
    run: (honest) => {
      const run = started().work();
      if (!honest) run.write("scope-note", { sha256: "f".repeat(64) });
      return run;
    },
    act: ENTER,
  },
  {
    name: "with an artifact that went away",
    codes: ["gate/artifact-missing"],
    run: (honest) => {
      const run = started().work();
      if (!honest) run.files.clear();
      return run;
    },
    act: ENTER,
  },
  {
    name: "with a blocking question open",
    codes: ["gate/question-unanswered"],
    run: (honest) => started().work({ questions: [{ id: "Q-1", blocking: true, answered: honest, range: PLACE }] }),
    act: ENTER,
  },
  {
    name: "with a requirement that is a mere text",
    codes: ["gate/id-missing"],
    run: withOutput("agree", {
      requirements: [
        { id: "R-1", range: PLACE },
        { id: undefined, range: PLACE },
      ],
    }),
    act: ENTER,
  },
  {
    name: "with a requirement that no criterion satisfies",
    codes: ["gate/requirement-uncovered"],
    run: withOutput("agree", {
      requirements: [
        { id: "R-1", range: PLACE },
        { id: "R-2", range: PLACE },
      ],
    }),
    act: ENTER,
  },
  {
    name: "with a criterion of an unknown requirement",
    codes: ["gate/unknown-id", "gate/requirement-uncovered"],
    run: withOutput("agree", { criteria: [{ id: "AC-1", range: PLACE, satisfies: [at("R-9")] }] }),
    act: ENTER,
  },
  {
    name: "with tasks that leave a criterion out",
    codes: ["gate/criterion-uncovered"],
    run: (honest) =>
      started()
        .until("build")
        .work({ tasks: [{ id: "T-1", range: PLACE, covers: honest ? [at("AC-1")] : [], dependsOn: [] }] }),
    act: ENTER,
  },
  {
    name: "with tasks that wait for each other",
    codes: ["gate/task-cycle", "gate/task-cycle"],
    run: (honest) =>
      started()
        .until("build")
        .work({
          tasks: [
            { id: "T-1", range: PLACE, covers: [at("AC-1")], dependsOn: honest ? [] : [at("T-2")] },
            { id: "T-2", range: PLACE, covers: [], dependsOn: [at("T-1")] },
          ],
        }),
    act: ENTER,
  },
  {
    name: "with a task that waits for an unknown one",
    codes: ["gate/unknown-id"],
    run: (honest) =>
      started()
        .until("build")
        .work({
          tasks: [{ id: "T-1", range: PLACE, covers: [at("AC-1")], dependsOn: honest ? [] : [at("T-7")] }],
        }),
    act: ENTER,
  },
  {
    name: "without a person's approval",
    codes: ["gate/not-approved"],
    run: (honest) => {
      const run = started().until("agree");
      run.do("bot", { act: "submit", artifact: run.write("spec", contentOf("spec")) });
      return honest ? run.do("ada", run.approval(SPEC)) : run;
    },
    act: ENTER,
  },
  {
    name: "with an approval of what was there before",
    codes: ["gate/approval-stale"],
    run: (honest) => {
      const run = started().until("agree").work();
      run.do("bot", { act: "submit", artifact: run.write("spec", { ...contentOf("spec"), isEmpty: false }) });
      return honest ? run.do("ada", run.approval(SPEC)) : run;
    },
    act: ENTER,
  },
  {
    name: "with a forged approval",
    codes: ["gate/approval-invalid"],
    run: (honest) => {
      const run = started().until("agree").work();
      if (!honest) run.approvalFaults.set(run.events.length, "has a signature that does not hold");
      return run;
    },
    act: ENTER,
  },
  {
    name: "with an approval that an agent wrote into the log",
    codes: ["gate/not-approved"],
    run: (honest) => {
      const run = started().until("agree");
      run.do("bot", { act: "submit", artifact: run.write("spec", contentOf("spec")) });
      const sha256 = run.files.get(SPEC)?.sha256 ?? "";
      const fact = {
        event: "artifact_approved",
        phase: "agree",
        artifact: SPEC,
        sha256,
        key: "k",
        signature: "s",
      } as const;
      run.append({ id: "x", kind: honest ? "person" : "agent" }, fact);
      return run;
    },
    act: ENTER,
  },
  {
    name: "with an approval that was made before the artifact was submitted",
    codes: ["gate/approval-stale"],
    run: (honest) => {
      const run = started().until("agree").work();
      run.do("bot", { act: "submit", artifact: SPEC });
      return honest ? run.do("ada", run.approval(SPEC)) : run;
    },
    act: ENTER,
  },
  {
    name: "with a review by an author",
    codes: ["gate/self-review"],
    run: (honest) => {
      const run = started().until("challenge");
      const path = run.write("spec-review", contentOf("spec-review"));
      return run.do(honest ? "critic" : "bot", { act: "submit", artifact: path });
    },
    act: ENTER,
  },
  {
    name: "with a review that says reject",
    codes: ["gate/verdict-reject"],
    run: withOutput("challenge", { verdict: at("reject") }),
    act: ENTER,
  },
  {
    name: "with a review that says nothing",
    codes: ["gate/verdict-missing"],
    run: withOutput("challenge", { verdict: undefined }),
    act: ENTER,
  },
  {
    name: "with a critical finding open in the review",
    codes: ["gate/finding-open"],
    run: (honest) =>
      started()
        .until("challenge")
        .work({
          findings: [
            { id: "F-1", severity: "critical", title: "Lost", status: honest ? "resolved" : "open", range: PLACE },
          ],
        }),
    act: ENTER,
  },
  {
    name: "with a critical finding open in a review that passes, which the rules say as well",
    codes: ["gate/artifact-changed", "gate/finding-open"],
    run: (honest) => {
      const run = started().until("challenge").work();
      const findings = [{ id: "F-1", severity: "critical", title: "Lost", status: "open", range: PLACE }] as const;
      const problems = [{ code: "wazir/finding-unresolved", message: "`F-1` is critical and open.", range: PLACE }];
      if (!honest) run.write("spec-review", { ...contentOf("spec-review"), findings, problems });
      return run;
    },
    act: ENTER,
  },
  {
    name: "with a finding that the reviewer accepted for a person",
    codes: ["gate/finding-accepted"],
    run: (honest) => {
      const accepted = { id: "F-1", severity: "high", title: "Slow", status: "accepted", range: PLACE } as const;
      const run = started()
        .until("challenge")
        .work({ findings: [accepted] });
      return honest ? run.do("ada", run.approval("artifacts/spec-review.md")) : run;
    },
    act: ENTER,
  },
  {
    name: "with a high finding open in the log",
    codes: ["gate/finding-open"],
    run: (honest) => {
      const run = started().until("challenge");
      run.do("critic", { act: "add_finding", finding: { id: "F-1", severity: "high", title: "Slow" } }).work();
      return honest ? run.do("critic", { act: "resolve_finding", finding: "F-1", resolution: "Mended." }) : run;
    },
    act: ENTER,
  },
  {
    name: "with what was reviewed changed since",
    codes: ["gate/reviewed-changed"],
    run: (honest) => {
      const run = started().until("challenge").work();
      if (honest) return run;
      return run.do("bot", { act: "submit", artifact: SPEC }).do("ada", run.approval(SPEC));
    },
    act: ENTER,
  },
  {
    name: "with an approval that became stale in a later phase",
    codes: ["gate/artifact-changed", "gate/approval-stale"],
    run: (honest) => {
      const run = started().until("agree").work().do("bot", ENTER);
      run.do("ada", { act: "skip", phase: "challenge", reason: "Nothing is at stake." });
      if (!honest) run.write("spec", { ...contentOf("spec"), sha256: "e".repeat(64) });
      return run;
    },
    act: ENTER,
  },
];

testTwins("leaving a phase", PASSING);
