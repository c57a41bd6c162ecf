/** The processor's time when the host began to run this program. Imported before anything else. */
export const LOAD_STARTED = process.cpuUsage();
