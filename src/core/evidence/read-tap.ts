import { total, type CountsReader } from "./test-counts";

const POINT = /^( *)(not )?ok\b(?: \d+)?(.*)$/;
const PLAN = /^1\.\.(\d+)(?:\s|$)/;

/**
 * The Test Anything Protocol, versions 12 to 14. Of a point with subtests only the subtests count; points to skip and
 * to do count as skipped. A run that bails out, or has fewer points than planned, has an error.
 */
export const readTap: CountsReader = (lines) => {
  let isTap = false;
  let planned: number | undefined;
  let bailed = false;
  let inBlock = false;
  let points = 0;
  const tally = { passed: 0, failed: 0, skipped: 0 };
  /** How far the points are indented that wait for the one which sums them up. */
  let deepest = 0;
  for (const line of lines) {
    if (inBlock || /^ +---$/.test(line)) {
      inBlock = !/^ +\.\.\.$/.test(line);
      continue;
    }
    const plan = PLAN.exec(line);
    if (plan !== null) planned = Number(plan[1]);
    isTap ||= plan !== null || /^TAP version \d+$/.test(line);
    bailed ||= line.startsWith("Bail out!");
    const point = POINT.exec(line);
    if (point === null) continue;
    const [, indent = "", not, text = ""] = point;
    if (indent === "") points++;
    const isParent = deepest > indent.length;
    deepest = indent.length;
    if (!isParent) tally[/ # (?:skip|todo)/i.test(text) ? "skipped" : not === undefined ? "passed" : "failed"]++;
  }
  if (!isTap) return undefined;
  const missing = Math.max((planned ?? points) - points, 0);
  return total("TAP", [{ ...tally, errors: missing + (bailed ? 1 : 0) }]);
};
