import { describe, expect, test } from "vitest";
import { reportHtml } from "../../../src/core/report/report-html";
import { reportPage } from "../../../src/core/report/report-page";
import type { RunReport } from "../../../src/core/report/run-report";
import { untranslated } from "../../../src/core/text/translate";
import { Simulation, started } from "../../support/run-simulation";
import { reportOf, wordsOf } from "./reports";

const STYLE = { css: "p{}", cssDigest: "abc=" };
const HOSTILE = `<img src=x onerror=alert(1)>"'&</title></style><script>alert(2)</script>\u202Egnp.\u0000`;

function htmlOf(report: RunReport): string {
  return reportHtml(report, STYLE);
}

/** A run every text of which is hostile. */
function hostileRun(): Simulation {
  const run = new Simulation().do("ada", { act: "start", title: HOSTILE, intent: "feature" }).until("challenge");
  run.do("critic", { act: "add_finding", finding: { id: HOSTILE, severity: "low", title: HOSTILE, file: HOSTILE } });
  run.do("critic", { act: "reject", reason: HOSTILE });
  run.append(
    { id: HOSTILE, kind: "agent" },
    { event: "evidence_recorded", phase: HOSTILE, evidence: run.evidence({ command: HOSTILE, covers: [HOSTILE] }) },
  );
  run.append({ id: HOSTILE, kind: "agent" }, { event: "phase_skipped", phase: "build", reason: HOSTILE });
  run.damage.push({ line: 3, why: HOSTILE });
  return run;
}

describe("a report", () => {
  test("never lets a text of the run become anything but text", () => {
    const html = htmlOf(reportOf(hostileRun()));
    const body = html.slice(html.indexOf("<body>"));
    const tags = new Set(Array.from(body.matchAll(/<([a-z][a-z0-9]*)/g), ([, tag]) => tag));
    expect(tags).not.toContain("img");
    expect(tags).not.toContain("script");
    expect(html.match(/<title>[^<]*<\/title>/g)).toHaveLength(1);
    expect(body).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(["\u202E", "\u0000"].filter((character) => body.includes(character))).toEqual([]);
    expect(body.split("&lt;script&gt;").length).toBeGreaterThan(8);
  });

  test("has every opened element closed, in order", () => {
    const html = htmlOf(reportOf(hostileRun()));
    const open: string[] = [];
    for (const [, end, tag = ""] of html.slice(html.indexOf("<body>")).matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (end === "") open.push(tag);
      else if (tag === "html") continue;
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });

  test("asks for nothing and runs nothing, by a policy of its own", () => {
    const html = htmlOf(reportOf(started()));
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-abc='; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/<(script|link|img|iframe|button|form)\b|\s(on\w+|style|src)=|https?:/);
  });

  test("of the same run has the same bytes", () => {
    expect(htmlOf(reportOf(hostileRun()))).toBe(htmlOf(reportOf(hostileRun())));
  });

  test("names the run, its phases, its words and its times", () => {
    const words = wordsOf(reportPage(reportOf(started("bugfix").until("prove"), { scope: 1234567 }), untranslated));
    expect(words).toContain("Refunds");
    expect(words).toContain("The run is active: prove is active. 2 of 4 phases are behind it.");
    expect(words).toContain("Not in the quick lane: agree, challenge, learn.");
    expect(words).toContain("1\u202F234\u202F567");
    expect(words).toContain("Submitted artifacts/scope-note.md to the phase scope. bot (agent)");
    expect(words).toMatch(/The phase prove passes only on evidence/);
  });

  test("tells of each phase with mark and word, and which one is at hand", () => {
    const html = htmlOf(reportOf(started("bugfix").until("build")));
    expect(html).toMatch(/<li class="phase phase-active" aria-current="step">/);
    expect(html).toContain('<span class="badge badge-done">done</span>');
    expect(html).toContain('<span class="badge badge-pending">pending</span>');
  });

  test("of a log without a beginning says so", () => {
    const words = wordsOf(reportPage(reportOf(new Simulation()), untranslated));
    expect(words).toContain("The log has no beginning.");
  });
});

test("texts in backticks are code, and a place that a refusal names leads there", () => {
  const run = started("bugfix");
  const page = JSON.stringify(reportPage(reportOf(run), untranslated));
  expect(page).toContain('{"place":{"base":"run","path":"artifacts/scope-note.md"},"text":"artifacts/scope-note.md"}');
});
