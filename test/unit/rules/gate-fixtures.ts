import { canonicalDigest } from "../../../src/core/runs/canonical";
import { readDocument } from "../../../src/core/documents/read-document";
import type { NewEvent } from "../../../src/core/runs/append-events";
import { sha256 } from "../../../src/platform/sha256";
import { RUN_ID } from "../../support/projects";
import { ADA, CLAUDE, logOf } from "../../support/run-logs";
import { proof, review, spec } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const RUN = `.wazir/runs/${RUN_ID}`;

/** The log of the run of these tests. */
export const LOG = `${RUN}/events.ndjson`;

/** That a phase was entered. */
export function entered(phase: string): NewEvent {
  return { event: "phase_enter", actor: CLAUDE, phase, loop: 1 };
}

/** That an artifact was submitted as this text. */
export function submitted(phase: string, kind: string, text: string, actor: NewEvent["actor"] = CLAUDE): NewEvent {
  const artifact = `artifacts/${kind}.md`;
  const digest = canonicalDigest(readDocument(text, "markdown"), sha256);
  return { event: "artifact_submitted", actor, phase, artifact, kind, sha256: digest };
}

/** That a person approved an artifact as this text. */
export function approved(phase: string, kind: string, text: string): NewEvent {
  return { ...submitted(phase, kind, text), event: "artifact_approved", actor: ADA, key: "k", signature: "s" };
}

/** The log of a run in which the spec was approved as this text. */
export function specApproved(text: string, ...more: readonly NewEvent[]): string {
  const events = [entered("specify"), submitted("specify", "spec", text), approved("specify", "spec", text), ...more];
  return logOf(events, RUN_ID);
}

/** What the gate of a run's phase finds in its artifacts. */
export const GATE_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a spec that changed after it was approved",
    path: `${RUN}/artifacts/spec.md`,
    wrong: spec({ approval: "⟦diag:wazir/approval-stale⟧ada, 2026-11-23⟦/⟧", title: "Another" }),
    right: spec({ approval: "ada, 2026-11-23", status: "approved" }),
    files: { [LOG]: specApproved(spec()) },
  },
  {
    name: "a proof of a phase in which nothing was run; one that was set aside is left alone",
    path: `${RUN}/artifacts/verification-proof.md`,
    wrong: proof().replace("commands", "⟦diag:wazir/evidence-stale⟧commands⟦/⟧"),
    right: proof({ status: "superseded" }),
    files: { [LOG]: logOf([entered("verify")], RUN_ID) },
  },
  {
    name: "a review by the author of the work; one that was set aside is left alone",
    path: `${RUN}/artifacts/review.md`,
    wrong: review({ verdict: "⟦diag:wazir/self-review⟧reject⟦/⟧" }),
    right: review({ status: "superseded" }),
    files: {
      [LOG]: logOf(
        [
          entered("execute"),
          submitted("execute", "execution-notes", "notes"),
          entered("review"),
          submitted("review", "review", review()),
        ],
        RUN_ID,
      ),
    },
  },
];
