import { expect, test } from "vitest";
import { colours } from "../../../src/cli/colours";

test("a terminal has colours", () => {
  expect(colours({ isTty: true, env: { NO_COLOR: "", TERM: "xterm" } })("bad", "error")).toBe(
    "\u001B[31merror\u001B[39m",
  );
});

test.each([
  ["a pipe", false, {}],
  ["a terminal whose user wants none", true, { NO_COLOR: "1" }],
  ["a terminal that knows none", true, { TERM: "dumb" }],
])("%s has none", (_name, isTty, env) => {
  expect(colours({ isTty, env })("bad", "error")).toBe("error");
});
