import type { DatabaseSync } from "node:sqlite";
import type { Members } from "./register.ts";

export function sqliteMembers(db: DatabaseSync): Members {
  db.exec("create table if not exists member (email text primary key, name text not null check (length(name) between 1 and 80))");
  return {
    add: async (m) => (db.prepare("insert into member values (?, ?) on conflict do nothing").run(m.email, m.name).changes === 1 ? "added" : "taken"),
    find: async (email) => db.prepare("select email, name from member where email = ?").get(email) as { email: string; name: string } | undefined,
  };
}
/** A fake as people write them: an array. */
export function carelessFake(): Members {
  const all: { email: string; name: string }[] = [];
  return { add: async (m) => { all.push(m); return "added"; }, find: async (email) => all.find((m) => m.email === email) };
}
/** A fake that keeps the contract. */
export function fakeMembers(): Members {
  const all = new Map<string, { email: string; name: string }>();
  return {
    add: async (m) => {
      if (m.name.length < 1 || m.name.length > 80) throw new Error("name: 1 to 80 characters");
      if (all.has(m.email)) return "taken";
      all.set(m.email, structuredClone(m));
      return "added";
    },
    find: async (email) => structuredClone(all.get(email)),
  };
}
