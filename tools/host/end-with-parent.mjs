const checkMilliseconds = 500;

/**
 * Ends this process soon after the one that started it is gone, for a parent that does not pass signals on.
 */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), checkMilliseconds).unref();
}
