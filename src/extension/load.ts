import type * as ClientModule from "./client/client";
import type * as DetectorsModule from "./detectors/detector-views";
import type * as EngineModule from "./engine/engine";
import type * as ExpertiseModule from "./expertise/expertise";
import type * as RunViewsModule from "./run-views";

/** The engine's program beside this one in `dist`, read when it is first asked for. */
export function loadEngineModule(): typeof EngineModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- another bundle, not a module of this one
  return require("./engine.js") as typeof EngineModule;
}

/** The language client's program beside this one in `dist`, read when it is first asked for. */
export function loadClientModule(): typeof ClientModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- another bundle, not a module of this one
  return require("./client.js") as typeof ClientModule;
}

/** The program of what is shown of runs, beside this one in `dist`, read when the window has a run. */
export function loadRunViewsModule(): typeof RunViewsModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- another bundle, not a module of this one
  return require("./run-views.js") as typeof RunViewsModule;
}

/** The program of what a person does with modules, beside this one in `dist`, read when the first of it is asked for. */
export function loadExpertiseModule(): typeof ExpertiseModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- another bundle, not a module of this one
  return require("./expertise.js") as typeof ExpertiseModule;
}

/** The program of what a person does with detectors, beside this one in `dist`, read when a module has one. */
export function loadDetectorsModule(): typeof DetectorsModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- another bundle, not a module of this one
  return require("./detectors.js") as typeof DetectorsModule;
}

/** What `make` gives, made when it is first asked for. A failure is forgotten, so that the next call tries again. */
export function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
