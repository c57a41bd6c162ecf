import { contentOf, started, type Simulation } from "../../support/run-simulation";
import { ENTER, testTwins, type Twins } from "./twins";

const SPEC = "artifacts/spec.md";

const ready = (): Simulation => {
  const run = started().until("agree");
  return run.do("bot", { act: "submit", artifact: run.write("spec", contentOf("spec")) });
};

const APPROVALS: readonly Twins[] = [
  {
    name: "by an agent",
    codes: ["gate/human-only"],
    run: ready,
    actor: (honest) => (honest ? "ada" : "bot"),
    act: (run) => run.approval(SPEC),
  },
  {
    name: "of content that nobody showed",
    codes: ["gate/approved-other-content"],
    run: ready,
    actor: "ada",
    act: (run, honest) =>
      honest
        ? run.approval(SPEC)
        : { ...run.approval(SPEC), act: "approve", artifact: SPEC, key: "k", signature: "s", sha256: "0".repeat(64) },
  },
  {
    name: "without a signature",
    codes: ["gate/signature-missing"],
    run: ready,
    actor: "ada",
    act: (run, honest) =>
      honest
        ? run.approval(SPEC)
        : { act: "approve", artifact: SPEC, sha256: run.files.get(SPEC)?.sha256 ?? "", key: "", signature: "" },
  },
  {
    name: "before the artifact was submitted",
    codes: ["gate/not-submitted"],
    run: (honest) => {
      if (honest) return ready();
      const run = started().until("agree");
      run.write("spec");
      return run;
    },
    actor: "ada",
    act: (run) => run.approval(SPEC),
  },
  {
    name: "of an artifact that was submitted in an earlier loop",
    codes: ["gate/not-submitted"],
    run: (honest) => {
      const run = ready().do("ada", { act: "reject", reason: "Too wide." });
      return honest ? run.do("bot", { act: "submit", artifact: SPEC }) : run;
    },
    actor: "ada",
    act: (run) => run.approval(SPEC),
  },
  {
    name: "of an artifact that changed after it was submitted",
    codes: ["gate/artifact-changed"],
    run: (honest) => {
      const run = ready();
      if (!honest) run.write("spec", { ...contentOf("spec"), sha256: "d".repeat(64) });
      return run;
    },
    actor: "ada",
    act: (run) => run.approval(SPEC),
  },
  {
    name: "of an artifact whose phase has no gate",
    codes: ["gate/no-gate"],
    run: (honest) => (honest ? ready() : started().work()),
    actor: "ada",
    act: (run, honest) => run.approval(honest ? SPEC : "artifacts/scope-note.md"),
  },
  {
    name: "of a review by an author of the reviewed work",
    codes: ["gate/self-review"],
    run: () => {
      const run = ready().do("bob", { act: "submit", artifact: SPEC });
      run.do("ada", run.approval(SPEC)).do("bot", ENTER);
      return run.do("bot", { act: "submit", artifact: run.write("spec-review", contentOf("spec-review")) });
    },
    actor: (honest) => (honest ? "ada" : "bob"),
    act: (run) => run.approval("artifacts/spec-review.md"),
  },
];

testTwins("approving", APPROVALS);
