import { userInfo } from "node:os";

/** The name that this process's user is logged in with: the id of the person as an actor. */
export function userName(): string {
  try {
    return userInfo().username || "person";
  } catch {
    // A container may run under a user id that has no entry.
    return "person";
  }
}
