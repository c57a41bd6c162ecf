import type { ArtifactView } from "../../../src/core/pipeline/artifact-view";
import type { RequestAct } from "../../../src/core/pipeline/request";
import { started } from "../../support/run-simulation";
import { at, PLACE, testTwins, type Twins } from "./twins";

const SPEC = "artifacts/spec.md";

/** A run whose scope note is on disk and not submitted. */
const unsubmitted =
  (change: Partial<ArtifactView>): Twins["run"] =>
  (honest) => {
    const run = started();
    run.write("scope-note", honest ? {} : change);
    return run;
  };

const SUBMIT: RequestAct = { act: "submit", artifact: "artifacts/scope-note.md" };

const SUBMISSIONS: readonly Twins[] = [
  {
    name: "a link out of the run",
    codes: ["gate/artifact-outside"],
    run: unsubmitted({ place: "outside" }),
    act: SUBMIT,
  },
  {
    name: "a file that cannot be read",
    codes: ["gate/artifact-unreadable"],
    run: unsubmitted({ place: "unreadable" }),
    act: SUBMIT,
  },
  {
    name: "a file that went away",
    codes: ["gate/artifact-missing"],
    run: unsubmitted({ place: "missing" }),
    act: SUBMIT,
  },
  { name: "an empty file", codes: ["gate/artifact-empty"], run: unsubmitted({ isEmpty: true }), act: SUBMIT },
  {
    name: "an unchanged template",
    codes: ["gate/artifact-is-template"],
    run: unsubmitted({ isTemplate: true }),
    act: SUBMIT,
  },
  {
    name: "an artifact of another run",
    codes: ["gate/other-run"],
    run: unsubmitted({ runId: at("run-2") }),
    act: SUBMIT,
  },
  {
    name: "an artifact that names no run",
    codes: ["gate/other-run"],
    run: unsubmitted({ runId: undefined }),
    act: SUBMIT,
  },
  {
    name: "an artifact that claims another phase",
    codes: ["gate/other-phase"],
    run: unsubmitted({ phase: at("build") }),
    act: SUBMIT,
  },
  {
    name: "a kind that no phase leaves",
    codes: ["gate/artifact-of-no-phase"],
    run: unsubmitted({ kind: "memo" }),
    act: SUBMIT,
  },
  {
    name: "a document of no kind",
    codes: ["gate/artifact-of-no-phase"],
    run: unsubmitted({ kind: undefined }),
    act: SUBMIT,
  },
  {
    name: "an agent's word that it is approved",
    codes: ["gate/status-claimed"],
    run: unsubmitted({ status: at("approved") }),
    act: SUBMIT,
  },
  {
    name: "a document that breaks its schema",
    codes: ["wazir/schema-required"],
    run: unsubmitted({
      problems: [{ code: "wazir/schema-required", message: "`questions` is missing.", range: PLACE }],
    }),
    act: SUBMIT,
  },
  {
    name: "everything at once",
    codes: ["gate/artifact-is-template", "gate/other-run", "gate/other-phase", "gate/status-claimed"],
    run: unsubmitted({ isTemplate: true, runId: at("x"), phase: at("y"), status: at("rejected") }),
    act: SUBMIT,
  },
  {
    name: "an artifact of a phase to come",
    codes: ["gate/phase-not-open"],
    run: (honest) => {
      const run = started();
      if (honest) run.until("agree");
      run.write("spec");
      return run;
    },
    act: { act: "submit", artifact: SPEC },
  },
  {
    name: "an artifact of a phase that the lane does not have",
    codes: ["gate/phase-not-in-lane"],
    run: (honest) => {
      const run = started(honest ? "feature" : "bugfix");
      if (honest) run.until("agree");
      run.write("spec");
      return run;
    },
    act: { act: "submit", artifact: SPEC },
  },
  {
    name: "a path that is none",
    codes: ["gate/artifact-missing"],
    run: unsubmitted({}),
    act: (_run, honest) => (honest ? SUBMIT : { act: "submit", artifact: "../../x.md" }),
  },
];

testTwins("submitting", SUBMISSIONS);
