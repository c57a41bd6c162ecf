import { isSize, laneFor, SIZES } from "../lane-table";
import { isHigher, isLane, type Lane } from "../lanes";
import { phasesIn, type Pipeline } from "../pipeline";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { blank, granted, type Transition } from "./act-context";

/** Starts a run in the first phase of the lane that its intent and size lead to. */
export function start(pipeline: Pipeline, request: RequestFor<"start">): Transition {
  const { intent, size, actor } = request;
  const title = request.title.trim();
  const chosen = laneFor(pipeline.lanes, intent, size);
  const lane = request.lane ?? chosen;
  const first = lane === undefined ? undefined : phasesIn(pipeline, lane)[0];
  const refusals: Refusal[] = [
    ...blank(title, "start a run", "a title that says what it is for"),
    ...unknownWords(pipeline, request),
    ...loweredBy(request.lane, chosen, actor.kind === "agent"),
  ];
  if (lane !== undefined && first === undefined) {
    refusals.push(refusal("gate/lane-empty", `No phase of the pipeline is in the lane \`${lane}\`.`, ["none", lane]));
  }
  if (lane === undefined || first === undefined) return granted(refusals, []);
  const phase = first.id;
  return granted(refusals, [
    { event: "run_started", phase, lane, intent, title, ...(size === undefined ? {} : { size }) },
  ]);
}

function unknownWords({ lanes }: Pipeline, request: RequestFor<"start">): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { intent, size, lane } = request;
  if (!Object.hasOwn(lanes, intent)) {
    const message = `There is no intent \`${intent}\`: the manifest's \`lanes\` know ${Object.keys(lanes).join(", ")}.`;
    refusals.push(refusal("gate/unknown-intent", message, ["start", ""]));
  }
  if (size !== undefined && !isSize(size)) {
    refusals.push(
      refusal("gate/unknown-size", `There is no size \`${String(size)}\`: say ${SIZES.join(", ")}.`, ["start", ""]),
    );
  }
  if (lane !== undefined && !isLane(lane)) {
    refusals.push(refusal("gate/unknown-lane", `There is no lane \`${String(lane)}\`.`, ["start", ""]));
  }
  return refusals;
}

/** A person may decide for fewer phases than the table, and the log says so; an agent may not. */
function loweredBy(asked: Lane | undefined, chosen: Lane | undefined, isAgent: boolean): readonly Refusal[] {
  if (asked === undefined || chosen === undefined || !isAgent || !isHigher(chosen, asked)) return [];
  const message = `This change starts in the lane \`${chosen}\`; only a person may decide for \`${asked}\`.`;
  return [refusal("gate/lane-lowered", message, ["ask_person", chosen])];
}
