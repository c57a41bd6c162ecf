import { userInfo } from "node:os";
import type { Actor } from "../../core/runs/event";

/** The person at this machine: the name they are logged in with. */
export function author(): Actor {
  return { id: userName(), kind: "person" };
}

function userName(): string {
  try {
    return userInfo().username || "person";
  } catch {
    // A container may run under a user id that has no entry.
    return "person";
  }
}
