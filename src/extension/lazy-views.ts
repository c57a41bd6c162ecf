import { lazy } from "./load";
import type { ProjectState, Snapshot } from "./project-state";

/** Views whose program is read once the window has something to show in them. */
export interface LazyViews<Views> {
  /** Shows them where they are not shown yet. */
  readonly wanted: () => Promise<Views>;
  dispose(): void;
}

/** How such views are made, and when. */
interface LazyViewsOptions<Views> {
  readonly make: () => Promise<Views>;
  /** Whether a window has something to show in them. */
  readonly isNeeded: (snapshot: Snapshot) => boolean;
  /** Told why they cannot be made, where nobody asked for them. */
  readonly failed: (error: unknown) => void;
}

/** Views that are made with the first snapshot that needs them, or when they are asked for. */
export function lazyViews<Views extends { dispose(): void }>(
  state: ProjectState,
  { make, isNeeded, failed }: LazyViewsOptions<Views>,
): LazyViews<Views> {
  let made: Views | undefined;
  const wanted = lazy(async () => {
    await state.loaded();
    made = await make();
    return made;
  });
  const subscription = state.onDidChange((snapshot) => {
    if (!isNeeded(snapshot)) return;
    subscription.dispose();
    wanted().catch(failed);
  });
  return {
    wanted,
    dispose: () => {
      subscription.dispose();
      made?.dispose();
    },
  };
}
