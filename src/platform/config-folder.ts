import { homedir } from "node:os";
import { posix, win32, type PlatformPath } from "node:path";

/** What the place of a user's settings depends on. */
export interface UserPlace {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The user's home folder, absolute. */
  readonly home: string;
}

/**
 * The folder for what Wazir keeps of a user, by default this process's, outside of workspaces, absolute: below
 * %APPDATA%, ~/Library/Application Support, or $XDG_CONFIG_HOME with ~/.config in its stead. A variable that holds no
 * absolute path is passed over.
 */
export function configFolder({ env, platform, home }: UserPlace = thisUser()): string {
  if (platform === "win32") {
    const base = absolute(env.APPDATA, win32) ?? win32.join(home, "AppData", "Roaming");
    return win32.join(base, "wazir");
  }
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "wazir");
  return posix.join(absolute(env.XDG_CONFIG_HOME, posix) ?? posix.join(home, ".config"), "wazir");
}

function absolute(path: string | undefined, paths: PlatformPath): string | undefined {
  return path !== undefined && paths.isAbsolute(path) ? path : undefined;
}

function thisUser(): UserPlace {
  return { env: process.env, platform: process.platform, home: homedir() };
}
