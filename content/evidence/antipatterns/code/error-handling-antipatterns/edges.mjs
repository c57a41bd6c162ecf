/** A failure the caller can act on: `code` for programs, `cause` for who mends it; `message` is shown below 500, else logged. */
export class AppError extends Error {
  constructor(code, message, { status = 500, retryable = false, cause } = {}) {
    super(message, { cause });
    Object.assign(this, { name: "AppError", code, status, retryable });
  }
}

/** The one place that answers failures. `log` gets all of it, the caller a code and an id to ask about. */
export function answer(error, { id, log }) {
  const known = error instanceof AppError;
  const seen = known ? error : new AppError("internal", "unexpected", { cause: error });
  log({ id, level: seen.status >= 500 ? "error" : "info", error: seen }); // once, here, and nowhere below
  return {
    status: seen.status,
    headers: { "content-type": "application/problem+json", ...(seen.retryable && { "retry-after": String(5 + Math.floor(Math.random() * 10)) }) },
    body: { type: `https://errors.example.com/${seen.code}`, title: known && seen.status < 500 ? seen.message : "Something failed on our side.", instance: id },
  };
}

/** Opens what `check` allows. A check that fails to answer is a no. */
export async function allowed(check) {
  let verdict;
  try { verdict = await check(); } catch (error) { throw new AppError("check-unavailable", "permission unknown", { status: 503, retryable: true, cause: error }); }
  if (verdict !== true) throw new AppError("forbidden", "not allowed", { status: 403 });
}
