/** What the application needs from storage, in its own words. Adapters for it stand outside. */
export interface Members {
  add(member: { email: string; name: string }): Promise<"added" | "taken">;
  find(email: string): Promise<{ email: string; name: string } | undefined>;
}
export interface Mailer { welcome(email: string): Promise<void> }

/** The use case: no framework, no SQL, no clock of its own. */
export async function register(members: Members, mail: Mailer, email: string, name: string) {
  const address = email.trim().toLowerCase();
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) return { ok: false, why: "not an address" } as const;
  if ((await members.add({ email: address, name })) === "taken") return { ok: false, why: "taken" } as const;
  await mail.welcome(address);
  return { ok: true } as const;
}
