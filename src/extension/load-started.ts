/** When the host began to run this program, in milliseconds of `performance`. Imported before anything else. */
export const LOAD_STARTED = performance.now();
