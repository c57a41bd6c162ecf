import { clarification } from "../../protocol/support/documents";
import type { Attack } from "../attack";
import type { Scene } from "../scene";

const CLARIFICATION = "artifacts/clarification.md";
const submit = (s: Scene) => s.agent("run", "submit", "clarification");
const next = (s: Scene) => s.agent("run", "next");

function honest(s: Scene): void {
  s.write(CLARIFICATION, clarification(s.run));
}

/** A clarification that differs from an honest one in this. */
function changed(from: string, to: string): (s: Scene) => void {
  return (s) => {
    honest(s);
    s.edit(CLARIFICATION, from, to);
  };
}

async function submitted(s: Scene): Promise<void> {
  honest(s);
  await submit(s);
}

/** Artifacts that are none, or not what they say. */
export const ARTIFACT_ATTACKS: readonly Attack[] = [
  {
    ...{ name: "Empty artifact", trick: "submits an empty file", twin: "writes it" },
    ...{ from: "started", evil: (s) => s.write(CLARIFICATION, ""), honest, ask: submit },
    refusedBy: ["gate/artifact-empty"],
  },
  {
    ...{ name: "Template unchanged", trick: "submits the template as it was made", twin: "fills it in" },
    ...{ from: "started", honest, ask: submit },
    refusedBy: ["gate/artifact-is-template"],
  },
  {
    ...{ name: "Artifact of another run", trick: "hands in what another run has left", twin: "hands in its own" },
    ...{ from: "started", evil: (s) => s.write(CLARIFICATION, clarification("pay-2")), honest, ask: submit },
    refusedBy: ["gate/other-run"],
  },
  {
    ...{ name: "Artifact of another phase", trick: "hands in an artifact of another phase", twin: "hands in its own" },
    ...{ from: "started", evil: changed("phase: clarify", "phase: review"), honest, ask: submit },
    refusedBy: ["gate/other-phase"],
  },
  {
    ...{ name: "Status outside the enum", trick: "invents a status", twin: "takes one that the schema knows" },
    ...{ from: "started", evil: changed("status: draft", "status: done"), ask: submit },
    honest: changed("status: draft", "status: in_review"),
    refusedBy: ["wazir/schema-enum"],
  },
  {
    ...{ name: "Status claimed", trick: "writes `approved` into its own artifact", twin: "writes `in_review`" },
    ...{ from: "started", evil: changed("status: draft", "status: approved"), ask: submit },
    honest: changed("status: draft", "status: in_review"),
    refusedBy: ["gate/status-claimed"],
  },
  {
    ...{ name: "Required field left out", trick: "leaves a required list out", twin: "has it" },
    ...{ from: "started", evil: changed("questions: []\n", ""), honest, ask: submit },
    refusedBy: ["wazir/schema-required"],
  },
  {
    ...{ name: "Key given twice", trick: "gives `run_id` twice, so that readers differ", twin: "gives it once" },
    ...{ from: "started", evil: changed("role:", "run_id: pay-2\nrole:"), honest, ask: submit },
    refusedBy: ["wazir/duplicate-key"],
  },
  {
    ...{ name: "Symlinked artifact", trick: "puts a link to a file outside in its place", twin: "puts the file there" },
    ...{ from: "started", honest, ask: submit },
    evil(s) {
      s.project.write("../elsewhere.md", clarification(s.run));
      s.link(CLARIFICATION, s.outside("elsewhere.md"));
    },
    refusedBy: ["gate/artifact-outside"],
  },
  {
    ...{ name: "Symlinked folder", trick: "links the folder of artifacts to one outside", twin: "keeps the folder" },
    ...{ from: "started", honest, ask: submit },
    evil(s) {
      s.project.write("../elsewhere/clarification.md", clarification(s.run));
      s.link("artifacts", s.outside("elsewhere"));
    },
    refusedBy: ["gate/artifact-outside"],
  },
  {
    ...{ name: "Path escape: artifact", trick: "submits a file outside by `..`", twin: "submits one of the run" },
    ...{ from: "started", evil: (s) => s.project.write("../clarification.md", clarification(s.run)), honest },
    ask: (s, isEvil) =>
      s.agent("run", "submit", isEvil ? "artifacts/../../../../../clarification.md" : "clarification"),
    refusedBy: ["gate/artifact-missing"],
  },
  {
    ...{ name: "Blocking question open", trick: "goes on without an answer", twin: "writes the answer down" },
    ...{ from: "started", ask: next },
    async evil(s) {
      changed("questions: []", "questions: [{ id: Q-1, text: Which?, blocking: true }]")(s);
      await submit(s);
    },
    async honest(s) {
      changed("questions: []", "questions: [{ id: Q-1, text: Which?, blocking: true, answer: Both. }]")(s);
      await submit(s);
    },
    refusedBy: ["gate/question-unanswered"],
  },
  {
    ...{ name: "Not submitted", trick: "goes on with an artifact that nobody submitted", twin: "submits it first" },
    ...{ from: "started", evil: honest, honest: submitted, ask: next },
    refusedBy: ["gate/not-submitted"],
  },
  {
    ...{ name: "Edited after it was submitted", trick: "swaps the content afterwards", twin: "submits it again" },
    ...{ from: "started", ask: next },
    async evil(s) {
      await submitted(s);
      s.edit(CLARIFICATION, "Retries charge once.", "Anything goes.");
    },
    async honest(s) {
      await submitted(s);
      s.edit(CLARIFICATION, "Retries charge once.", "Retries charge at most once.");
      await submit(s);
    },
    refusedBy: ["gate/artifact-changed"],
  },
];
