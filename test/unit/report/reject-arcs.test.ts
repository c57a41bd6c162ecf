import fc from "fast-check";
import { expect, test } from "vitest";
import { rejectArcs } from "../../../src/core/report/reject-arcs";
import type { PhaseRow } from "../../../src/core/report/phase-rows";
import { runs } from "../../support/arbitraries";

function phase(id: string, rejectTo?: string, sentBackTo: readonly string[] = []): PhaseRow {
  return {
    ...{ id, title: id, role: "worker", gate: "none", condition: "pending", loops: 1, mostLoops: undefined, rejectTo },
    sentBackTo: new Map(sentBackTo.map((to) => [to, 1])),
    ...{ sentBack: undefined, skipped: undefined },
  };
}

test("lines lead up to reject targets, and to where work was sent back", () => {
  const phases = [phase("a"), phase("b", "a"), phase("c"), phase("d", "c", ["a", "c"])];
  expect(rejectArcs(phases)).toEqual([
    { from: 1, to: 0, happened: false, track: 0 },
    { from: 3, to: 2, happened: true, track: 0 },
    { from: 3, to: 0, happened: true, track: 1 },
  ]);
});

test("a phase's own start, a later phase and one that is not there have no line", () => {
  expect(rejectArcs([phase("a", undefined, ["a"]), phase("b", "c"), phase("c", "x")])).toEqual([]);
});

test("no two lines run over each other", () => {
  const links = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 30 });
  fc.assert(
    fc.property(links, (pairs) => {
      const ids = Array.from({ length: 14 }, (_, index) => `p${String(index)}`);
      const phases = ids.map((id, at) =>
        phase(
          id,
          undefined,
          pairs.filter(([from]) => from === at).map(([, to]) => `p${String(to)}`),
        ),
      );
      const arcs = rejectArcs(phases);
      for (const a of arcs) {
        for (const b of arcs) if (a !== b && a.track === b.track) expect(a.to > b.from || b.to > a.from).toBe(true);
      }
    }),
    runs(200),
  );
});
