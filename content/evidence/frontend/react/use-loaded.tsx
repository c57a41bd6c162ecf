import { useEffect, useState } from "react";

type Load<T> = { state: "busy" } | { state: "ready"; value: T } | { state: "failed"; error: unknown };

/** Loads again when id or load changes. A late answer for an older id is aborted and never shown. */
export function useLoaded<T>(id: string, load: (id: string, signal: AbortSignal) => Promise<T>): Load<T> {
  const [last, setLast] = useState<{ id: string; load: unknown; result: Load<T> }>();
  useEffect(() => {
    const stop = new AbortController();
    const settle = (result: Load<T>) => {
      if (!stop.signal.aborted) setLast({ id, load, result });
    };
    load(id, stop.signal).then(
      (value) => settle({ state: "ready", value }),
      (error: unknown) => settle({ state: "failed", error }),
    );
    return () => stop.abort();
  }, [id, load]);
  return last?.id === id && last.load === load ? last.result : { state: "busy" };
}
