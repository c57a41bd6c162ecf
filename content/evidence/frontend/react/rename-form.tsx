import { useActionState } from "react";

type Save = (name: string) => Promise<{ ok: true } | { ok: false; message: string }>;

export function RenameForm({ name, save }: { name: string; save: Save }) {
  const [state, submit, busy] = useActionState(
    async (_before: { name: string; error?: string }, form: FormData) => {
      const next = String(form.get("name") ?? "").trim();
      if (next === "") return { name: next, error: "Enter a name." };
      const answer = await save(next);
      return answer.ok ? { name: next } : { name: next, error: answer.message };
    },
    { name },
  );
  return (
    <form action={submit} noValidate>
      <label htmlFor="name">Name</label>
      <input id="name" name="name" defaultValue={state.name} autoComplete="off"
        aria-invalid={state.error !== undefined} aria-describedby={state.error && "name-error"} />
      {state.error !== undefined && <p id="name-error" role="alert">{state.error}</p>}
      <button disabled={busy}>{busy ? "Saving…" : "Save"}</button>
    </form>
  );
}
