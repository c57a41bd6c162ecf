import { refusal } from "../refusal";
import type { GateCheck } from "./gate-context";

/** A phase passes without a blocking question that nobody answered. */
export const questionsGate: GateCheck = ({ outputs }) =>
  outputs.flatMap(({ path, view }) =>
    (view?.questions ?? [])
      .filter(({ blocking, answered }) => blocking && !answered)
      .map(({ id, range }) => {
        const message = `The blocking question \`${id ?? "without an id"}\` of \`${path}\` has no answer.`;
        return refusal("gate/question-unanswered", message, ["edit", path], { path, range });
      }),
  );
