import type { Actor } from "../../core/runs/event";
import { userName } from "../../platform/user-name";

/** The person at this machine: the name they are logged in with. */
export function author(): Actor {
  return { id: userName(), kind: "person" };
}
