import { describe, expect, test } from "vitest";
import type { RequestAct } from "../../../src/core/pipeline/request";
import type { ActorName, Simulation } from "../../support/run-simulation";

/** An attempt that is refused, and the honest one that differs from it in one thing and is granted. */
export interface Twins {
  readonly name: string;
  readonly codes: readonly string[];
  readonly run: (honest: boolean) => Simulation;
  /** Who asks: an agent unless it is said otherwise. */
  readonly actor?: ActorName | ((honest: boolean) => ActorName);
  readonly act: RequestAct | ((run: Simulation, honest: boolean) => RequestAct);
}

/** Where things stand in the artifacts of these tests. */
export const PLACE = { start: 3, end: 7 };

export const ENTER: RequestAct = { act: "enter" };

/** A value at `PLACE`. */
export function at(value: string) {
  return { value, range: PLACE };
}

/** Shows of each pair that the one is refused for exactly its reasons, and the other is granted. */
export function testTwins(title: string, twins: readonly Twins[]): void {
  describe(title, () => {
    describe.each(twins)("$name", ({ codes, run, act, actor }) => {
      const attempt = (honest: boolean): [Simulation, ActorName, RequestAct] => {
        const simulation = run(honest);
        const who = typeof actor === "function" ? actor(honest) : (actor ?? "bot");
        return [simulation, who, typeof act === "function" ? act(simulation, honest) : act];
      };

      test("is refused", () => {
        const [simulation, who, request] = attempt(false);
        expect(simulation.codes(who, request)).toEqual(codes);
        for (const { message, settle } of simulation.refusals(who, request)) {
          expect(message).toMatch(/^[A-Z`].*[.]$/s);
          expect(settle.act).not.toBe("");
        }
      });

      test("is granted to the honest twin", () => {
        const [simulation, who, request] = attempt(true);
        expect(simulation.refusals(who, request)).toEqual([]);
      });
    });
  });
}
