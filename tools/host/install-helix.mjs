import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installOnce } from "./install-packages.mjs";
import { cacheRoot } from "./paths.mjs";
import { run } from "./process-group.mjs";

/** The release of Debian that has Helix: one newer than what the tests must run on. */
const SUITE = "trixie";

/** The program that `ensureHelix` leaves: it starts Helix with the C library that it was built for. */
export const helixProgram = join(cacheRoot, "helix", "hx");

/**
 * Unpacks Debian's Helix into `.vscode-test/helix/`, without installing anything: its C library, newer than the system's
 * may be, stays beside it. apt checks the signature as it does for the system's own packages.
 * @param {(line: string) => void} [report] gets progress lines
 * @throws {Error} where there is no apt, or Debian cannot be reached
 */
export async function ensureHelix(report = console.log) {
  await installOnce("helix", `hx of ${SUITE}`, async (partial) => {
    report("Installing Helix …");
    for (const folder of ["apt/lists/partial", "apt/archives/partial", "debs"]) {
      await mkdir(join(partial, folder), { recursive: true });
    }
    const apt = join(partial, "apt");
    const debs = join(partial, "debs");
    await writeFile(join(apt, "sources.list"), `deb http://deb.debian.org/debian ${SUITE} main\n`);
    const options = Object.entries({
      "Dir::Etc::SourceList": join(apt, "sources.list"),
      "Dir::Etc::SourceParts": "/dev/null",
      "Dir::State::Lists": join(apt, "lists"),
      "Dir::Cache": apt,
      "Acquire::Languages": "none",
      "Acquire::Retries": "3",
      "APT::Sandbox::User": "",
    }).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
    await run("apt-get", ["-q", ...options, "update"], { cwd: debs });
    await run("apt-get", ["-q", ...options, "download", "hx", "libc6"], { cwd: debs });
    for (const deb of await readdir(debs)) await run("dpkg-deb", ["--extract", join(debs, deb), partial]);
    for (const used of [apt, debs]) await rm(used, { recursive: true });
    await writeFile(join(partial, "hx"), launcher, { mode: 0o755 });
    const version = await run(join(partial, "hx"), ["--version"]);
    report(`${version.trim()} is ready.`);
  });
}

const launcher = `#!/bin/sh
here=$(dirname "$(realpath "$0")")
for library in "$here"/usr/lib/*/ld-linux-*; do
  libraries=$(dirname "$library")
  HELIX_RUNTIME="$here/usr/lib/hx/runtime" exec "$library" \\
    --library-path "$libraries:/usr/lib/$(basename "$libraries")" "$here/usr/lib/hx/hx" "$@"
done
`;
