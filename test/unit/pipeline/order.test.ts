import { started } from "../../support/run-simulation";
import { testTwins, type Twins } from "./twins";

const ORDER: readonly Twins[] = [
  {
    name: "a phase whose forerunners were not done",
    codes: ["gate/phase-not-done", "gate/phase-not-done"],
    run: () => started().work(),
    act: (_run, honest) => ({ act: "enter", phase: honest ? "agree" : "build" }),
  },
  {
    name: "a phase that is open",
    codes: ["gate/phase-open"],
    run: () => started().work(),
    act: (_run, honest) => ({ act: "enter", phase: honest ? "agree" : "scope" }),
  },
  {
    name: "a phase that is done",
    codes: ["gate/phase-done"],
    run: () => started().until("agree").work(),
    act: (_run, honest) => ({ act: "enter", phase: honest ? "challenge" : "scope" }),
  },
  {
    name: "a phase that does not exist",
    codes: ["gate/unknown-phase"],
    run: () => started().work(),
    act: (_run, honest) => ({ act: "enter", phase: honest ? "agree" : "__proto__" }),
  },
  {
    name: "a phase of another lane",
    codes: ["gate/phase-not-in-lane"],
    run: (honest) => started(honest ? "feature" : "bugfix").work(),
    act: { act: "enter", phase: "agree" },
  },
  {
    name: "a phase whose forerunner has to be done again",
    codes: ["gate/phase-outdated", "gate/phase-outdated"],
    run: () => started().until("judge").do("critic", { act: "reject", reason: "Thin.", to: "agree" }).work(),
    act: (_run, honest) => ({ act: "enter", phase: honest ? "challenge" : "prove" }),
  },
  {
    name: "the end before the last phase",
    codes: ["gate/phase-not-done"],
    run: (honest) => (honest ? started().until("learn").work() : started().until("judge").work()),
    act: { act: "finish" },
  },
  {
    name: "the end with the last phase open",
    codes: ["gate/artifact-missing"],
    run: (honest) => (honest ? started().until("learn").work() : started().until("learn")),
    act: { act: "finish" },
  },
];

const SKIPS: readonly Twins[] = [
  {
    name: "without a reason",
    codes: ["gate/reason-missing"],
    run: () => started(),
    actor: "ada",
    act: (_run, honest) => ({ act: "skip", phase: "challenge", reason: honest ? "small" : " \n" }),
  },
  {
    name: "of a phase that every run has",
    codes: ["gate/phase-mandatory"],
    run: () => started(),
    actor: "ada",
    act: (_run, honest) => ({ act: "skip", phase: honest ? "challenge" : "prove", reason: "small" }),
  },
  {
    name: "of a phase that this lane needs",
    codes: ["gate/phase-not-skippable"],
    run: () => started(),
    actor: "ada",
    act: (_run, honest) => ({ act: "skip", phase: honest ? "challenge" : "build", reason: "small" }),
  },
  {
    name: "that a higher lane does not allow",
    codes: ["gate/phase-not-skippable"],
    run: (honest) => (honest ? started() : started().do("bot", { act: "raise_lane", lane: "deep" })),
    actor: "ada",
    act: { act: "skip", phase: "challenge", reason: "small" },
  },
  {
    name: "of a human gate by an agent",
    codes: ["gate/human-only"],
    run: () => started(),
    actor: (honest) => (honest ? "ada" : "bot"),
    act: { act: "skip", phase: "learn", reason: "small" },
  },
  {
    name: "of the review of one's own work",
    codes: ["gate/self-review"],
    run: () => started().until("challenge"),
    actor: (honest) => (honest ? "critic" : "bot"),
    act: { act: "skip", phase: "challenge", reason: "small" },
  },
  {
    name: "of a phase that is done",
    codes: ["gate/phase-done"],
    run: (honest) => started().until(honest ? "challenge" : "build"),
    actor: "ada",
    act: { act: "skip", phase: "challenge", reason: "small" },
  },
  {
    name: "of a phase that is not there",
    codes: ["gate/unknown-phase"],
    run: () => started(),
    actor: "ada",
    act: (_run, honest) => ({ act: "skip", phase: honest ? "learn" : "party", reason: "small" }),
  },
];

const REJECTIONS: readonly Twins[] = [
  {
    name: "without a reason",
    codes: ["gate/reason-missing"],
    run: () => started().until("challenge"),
    actor: "critic",
    act: (_run, honest) => ({ act: "reject", reason: honest ? "Thin." : "" }),
  },
  {
    name: "to a phase to come",
    codes: ["gate/reject-target"],
    run: () => started().until("challenge"),
    act: (_run, honest) => ({ act: "reject", reason: "Thin.", to: honest ? "scope" : "build" }),
  },
  {
    name: "to a phase that is not there",
    codes: ["gate/reject-target"],
    run: () => started().until("challenge"),
    act: (_run, honest) => ({ act: "reject", reason: "Thin.", to: honest ? "agree" : "party" }),
  },
  {
    name: "beyond the loop cap",
    codes: ["gate/loop-cap", "gate/loop-cap"],
    run: (honest) => {
      const run = started().until("challenge");
      return honest ? run : run.do("critic", { act: "reject", reason: "Thin." }).until("challenge");
    },
    act: { act: "reject", reason: "Thin again." },
  },
  {
    name: "with no phase open",
    codes: ["gate/no-open-phase"],
    run: (honest) =>
      honest ? started() : started().until("learn").do("ada", { act: "skip", phase: "learn", reason: "small" }),
    act: { act: "reject", reason: "Thin." },
  },
];

testTwins("entering", ORDER);
testTwins("skipping", SKIPS);
testTwins("rejecting", REJECTIONS);
