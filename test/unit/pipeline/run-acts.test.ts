import { started, Simulation } from "../../support/run-simulation";
import { ENTER, testTwins, type Twins } from "./twins";

const STARTS: readonly Twins[] = [
  {
    name: "without a title",
    codes: ["gate/reason-missing"],
    run: () => new Simulation(),
    act: (_run, honest) => ({ act: "start", title: honest ? "Refunds" : "  ", intent: "bugfix" }),
  },
  {
    name: "for no known intent",
    codes: ["gate/unknown-intent"],
    run: () => new Simulation(),
    act: (_run, honest) => ({ act: "start", title: "T", intent: honest ? "bugfix" : "constructor" }),
  },
  {
    name: "of no known size",
    codes: ["gate/unknown-size"],
    run: () => new Simulation(),
    act: (_run, honest) => ({
      act: "start",
      title: "T",
      intent: "bugfix",
      size: honest ? "large" : ("tiny" as "small"),
    }),
  },
  {
    name: "in a lower lane by an agent",
    codes: ["gate/lane-lowered"],
    run: () => new Simulation(),
    actor: (honest) => (honest ? "ada" : "bot"),
    act: { act: "start", title: "T", intent: "feature", lane: "quick" },
  },
  {
    name: "a second time",
    codes: ["gate/started"],
    run: (honest) => (honest ? new Simulation() : started()),
    act: { act: "start", title: "T", intent: "bugfix" },
  },
];

const DAMAGED = (honest: boolean): Simulation => {
  const run = started().work();
  run.damage.push({ line: 2, why: "This line does not follow line 1." });
  return honest ? run.do("ada", { act: "accept_log", line: 2, reason: "A merge." }) : run;
};

const WHOLE: readonly Twins[] = [
  {
    name: "anything before the start",
    codes: ["gate/not-started"],
    run: (honest) => (honest ? started().work() : new Simulation()),
    act: ENTER,
  },
  {
    name: "anything after the end",
    codes: ["gate/ended"],
    run: (honest) => (honest ? started() : started().do("ada", { act: "abandon", reason: "No." })),
    act: { act: "pause" },
  },
  {
    name: "keeping a receipt before the start",
    codes: ["gate/not-started"],
    run: (honest) => (honest ? started() : new Simulation()),
    act: { act: "record_receipt", receipt: { role: "executor", budget: 8000, tokens: 0, modules: [] } },
  },
  { name: "going on with a damaged log", codes: ["gate/log-damaged"], run: DAMAGED, act: ENTER },
  {
    name: "an agent's word that a damaged log is fine",
    codes: ["gate/human-only"],
    run: () => DAMAGED(false),
    actor: (honest) => (honest ? "ada" : "bot"),
    act: { act: "accept_log", line: 2, reason: "Fine." },
  },
  {
    name: "accepting a line that is whole",
    codes: ["gate/line-not-damaged"],
    run: () => DAMAGED(false),
    actor: "ada",
    act: (_run, honest) => ({ act: "accept_log", line: honest ? 2 : 1, reason: "Fine." }),
  },
  {
    name: "going on while paused",
    codes: ["gate/paused"],
    run: (honest) => (honest ? started().work() : started().work().do("bot", { act: "pause" })),
    act: ENTER,
  },
  {
    name: "an agent that ends a person's pause",
    codes: ["gate/human-only"],
    run: () => started().do("ada", { act: "pause" }),
    actor: (honest) => (honest ? "bob" : "bot"),
    act: { act: "resume" },
  },
  {
    name: "resuming what is not paused",
    codes: ["gate/not-paused"],
    run: (honest) => (honest ? started().do("bot", { act: "pause" }) : started()),
    act: { act: "resume" },
  },
  {
    name: "an agent that gives up",
    codes: ["gate/human-only"],
    run: () => started(),
    actor: (honest) => (honest ? "ada" : "bot"),
    act: { act: "abandon", reason: "Hard." },
  },
  {
    name: "a lower lane",
    codes: ["gate/lane-lowered"],
    run: () => started(),
    act: (_run, honest) => ({ act: "raise_lane", lane: honest ? "deep" : "quick" }),
  },
  {
    name: "the same lane",
    codes: ["gate/lane-lowered"],
    run: () => started(),
    act: (_run, honest) => ({ act: "raise_lane", lane: honest ? "deep" : "standard" }),
  },
];

const found = (): Simulation =>
  started()
    .until("challenge")
    .do("critic", { act: "add_finding", finding: { id: "F-1", severity: "critical", title: "Lost" } });

const FINDINGS: readonly Twins[] = [
  {
    name: "a finding twice",
    codes: ["gate/duplicate-id"],
    run: found,
    act: (_run, honest) => ({
      act: "add_finding",
      finding: { id: honest ? "F-2" : "F-1", severity: "low", title: "T" },
    }),
  },
  {
    name: "a finding without a title",
    codes: ["gate/reason-missing"],
    run: found,
    act: (_run, honest) => ({ act: "add_finding", finding: { id: "F-2", severity: "low", title: honest ? "T" : "" } }),
  },
  {
    name: "settling a finding that is not there",
    codes: ["gate/unknown-finding"],
    run: found,
    actor: "critic",
    act: (_run, honest) => ({ act: "resolve_finding", finding: honest ? "F-1" : "F-7", resolution: "x" }),
  },
  {
    name: "settling a finding without a word",
    codes: ["gate/reason-missing"],
    run: found,
    actor: "critic",
    act: (_run, honest) => ({ act: "resolve_finding", finding: "F-1", resolution: honest ? "Mended." : "" }),
  },
  {
    name: "settling a critical finding of one's own work",
    codes: ["gate/self-review"],
    run: found,
    actor: (honest) => (honest ? "critic" : "bot"),
    act: { act: "resolve_finding", finding: "F-1", resolution: "Mended." },
  },
  {
    name: "settling a finding twice",
    codes: ["gate/finding-resolved"],
    run: (honest) =>
      honest ? found() : found().do("ada", { act: "resolve_finding", finding: "F-1", resolution: "Accepted." }),
    actor: "ada",
    act: { act: "resolve_finding", finding: "F-1", resolution: "Mended." },
  },
];

testTwins("starting", STARTS);
testTwins("the whole run", WHOLE);
testTwins("findings", FINDINGS);
