import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyPage, faultPage, reportPage } from "../../../src/core/report/report-page";
import { untranslated } from "../../../src/core/text/translate";
import { isDashboardMemory, isDashboardRequest, isShowPage } from "../../../src/protocol/dashboard-messages";
import { isDashboardNode } from "../../../src/protocol/dashboard-page";
import { runs } from "../../support/arbitraries";
import { started } from "../../support/run-simulation";
import { reportOf } from "../report/reports";

const SUBJECT = { root: "/projects/shop" };

describe("what the dashboard is sent", () => {
  test("every page of ours is one", () => {
    const run = started().until("challenge");
    run.do("critic", { act: "reject", reason: "R-1 cannot be tested" });
    run.do("critic", {
      act: "add_finding",
      finding: { id: "F-1", severity: "low", title: "x", file: "a.ts", line: 2 },
    });
    run.damage.push({ line: 1, why: "This line was edited." });
    const pages = [reportPage(reportOf(run), untranslated), emptyPage(untranslated), faultPage("No.", untranslated)];
    for (const page of pages) expect(isShowPage({ type: "show", subject: SUBJECT, page })).toBe(true);
  });

  test.each([
    ["an element that runs", { tag: "script", children: ["alert(1)"] }],
    ["an element that loads", { tag: "img", attributes: { src: "x" } }],
    ["an element that styles", { tag: "style" }],
    ["a handler", { tag: "p", attributes: { onclick: "alert(1)" } }],
    ["a style", { tag: "p", attributes: { style: "color: red" } }],
    ["a way out", { tag: "a", attributes: { href: "https://example.com" } }],
    ["a script as an address", { tag: "a", attributes: { href: "javascript:alert(1)" } }],
    ["an attribute that is no text", { tag: "p", attributes: { class: 1 } }],
    ["attributes that are none", { tag: "p", attributes: ["class"] }],
    ["children that are none", { tag: "p", children: "text" }],
    ["a child that is none", { tag: "p", children: [1] }],
    ["a tag of the prototype", { tag: "constructor" }],
    ["an action that there is not", { action: "delete", text: "x" }],
    ["a place without a base", { place: { path: "x" }, text: "x" }],
    ["nothing", null],
  ])("%s is no page", (_, page) => {
    expect(isDashboardNode(page)).toBe(false);
    expect(isDashboardNode({ tag: "p", children: [page] })).toBe(false);
  });

  test("a page that nests without end is none, and does not end the reader", () => {
    let page: unknown = "text";
    for (let level = 0; level < 100_000; level++) page = { tag: "p", children: [page] };
    expect(isDashboardNode(page)).toBe(false);
  });

  test("a message without its run or of another kind is none", () => {
    expect(isShowPage({ type: "show", page: "x" })).toBe(false);
    expect(isShowPage({ type: "show", subject: { root: 1 }, page: "x" })).toBe(false);
    expect(isShowPage({ type: "ready", subject: SUBJECT, page: "x" })).toBe(false);
  });
});

describe("what the dashboard asks for", () => {
  test.each([
    { type: "ready" },
    { type: "act", action: "exportReport" },
    { type: "open", place: { base: "run", path: "artifacts/spec.md" } },
    { type: "open", place: { base: "workspace", path: "src/a.ts", line: 3, offset: 0 } },
  ])("%j is understood", (message) => {
    expect(isDashboardRequest(message)).toBe(true);
  });

  test.each([
    { type: "act", action: "wazir.approve" },
    { type: "act" },
    { type: "open" },
    { type: "open", place: { base: "home", path: "x" } },
    { type: "open", place: { base: "run", path: "" } },
    { type: "open", place: { base: "run", path: ["x"] } },
    { type: "open", place: { base: "run", path: "x", line: 0 } },
    { type: "open", place: { base: "run", path: "x", offset: 1.5 } },
    { type: "exec", command: "ls" },
  ])("%j is not", (message) => {
    expect(isDashboardRequest(message)).toBe(false);
  });
});

test("no value at all is too much for a guard", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const guard of [isShowPage, isDashboardRequest, isDashboardMemory, isDashboardNode]) {
        expect(typeof guard(value)).toBe("boolean");
      }
    }),
    runs(300),
  );
});

test("what was kept by another version is not taken", () => {
  expect(isDashboardMemory({ subject: SUBJECT, scroll: 12 })).toBe(true);
  expect(isDashboardMemory({ subject: SUBJECT })).toBe(false);
  expect(isDashboardMemory({ root: "/x", scroll: 1 })).toBe(false);
});
