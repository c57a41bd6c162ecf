import { execFile, spawn, spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { testProject, type TemporaryProject } from "../../support/temporary-project";
import { smallProject, workflow } from "../support/documents";
import { documentedSetup, editorEnvironment } from "./documented-setup";

const run = promisify(execFile);
/** Milliseconds that Neovim and the server have to show something. */
const PATIENCE = 20_000;

/** A menu of choices as plug-ins bring one: while the built-in one waits for a key, Neovim answers no question. */
const MENU = `vim.ui.select = function(items, options, choose)
  menu = {
    titles = vim.tbl_map(options.format_item, items),
    take = function(n) choose(items[n], n) end,
  }
end
`;

/** The version of the Neovim that is installed, as 0.11 → 11; undefined where there is none. */
function neovimVersion(): number | undefined {
  const { error, stdout } = spawnSync("nvim", ["--version"], { encoding: "utf8" });
  if (error !== undefined) console.warn("Neovim is not installed: the server is not tested in it.");
  const minor = /^NVIM v0\.(\d+)/.exec(error === undefined ? stdout : "")?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** A Neovim that a test types into. */
interface Neovim {
  /** Types keys, as they are written in a mapping. */
  readonly type: (keys: string) => Promise<void>;
  /** What a Lua expression gives, once it gives something else than nil. */
  readonly see: <Value>(lua: string) => Promise<Value>;
}

/** Opens a file of a project in Neovim with the documented set-up, and `wazir` on the path. */
function openInNeovim(project: TemporaryProject, path: string, version: number): Neovim {
  const setup = documentedSetup("lua", (code) => code.includes("vim.lsp.config(") === version >= 11);
  const init = project.write("init.lua", `${setup}\n${MENU}`);
  const socket = project.at("socket");
  const editor = spawn("nvim", ["--headless", "--clean", "-n", "-u", init, "--listen", socket, project.at(path)], {
    cwd: project.root,
    env: editorEnvironment(project),
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => editor.once("exit", resolve));
  onTestFinished(async () => {
    editor.kill("SIGTERM");
    await ended;
  });
  const remote = async (...args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run("nvim", ["--server", socket, ...args], { cwd: project.root, timeout: 5000 });
    return stdout === "" ? stderr : stdout; // An expression's value is written to either, by version.
  };
  const see = async <Value>(lua: string): Promise<Value> => {
    const expression = `luaeval("vim.json.encode((${lua.replaceAll('"', '\\"')}) or vim.NIL)")`;
    let last: unknown;
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      await pause(50);
      try {
        const value: unknown = JSON.parse(await remote("--remote-expr", expression));
        if (value !== null) return value as Value;
      } catch (error) {
        last = error; // As before its socket is there.
      }
    }
    throw new Error(`Neovim never had ${lua}`, { cause: last });
  };
  const type = async (keys: string): Promise<void> => {
    await remote("--remote-send", keys);
  };
  return { type, see };
}

const version = neovimVersion();

test.skipIf(version === undefined)(
  "a real Neovim with the documented set-up shows findings, hovers, completes and fixes",
  async () => {
    const faulty = workflow("note", "scribe").replace("gate: none", "gate: humen");
    const project = testProject(smallProject({ "workflows/note.md": faulty }));
    const { type, see } = openInNeovim(project, "workflows/note.md", version!);
    const messages = `(function() local all = vim.diagnostic.get(0); return #all > 0 and vim.tbl_map(function(d) return { d.lnum, d.col, d.source, d.message } end, all) end)()`;
    expect(await see(messages)).toEqual([[7, 6, "wazir", expect.stringContaining("human")]]);

    await type("/^gate<CR>:lua vim.lsp.buf.hover()<CR>");
    const float = `(function() for _, w in ipairs(vim.api.nvim_list_wins()) do if vim.api.nvim_win_get_config(w).relative ~= "" then return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, -1, false), " ") end end end)()`;
    expect(await see<string>(float)).toContain("gate");

    await type("$:lua vim.lsp.buf.code_action()<CR>");
    expect(await see<string[]>("menu and menu.titles")).toContainEqual(expect.stringContaining("human"));
    await type(":lua menu.take(1)<CR>");
    const line = (number: number, wanted: string): string =>
      `(function() local text = vim.fn.getline(${number}); return text:find("${wanted}") and text end)()`;
    expect(await see(line(8, "human"))).toBe("gate: human");
    await see("#vim.diagnostic.get(0) == 0");

    await type("<Esc>:5<CR>$ciw<C-x><C-o>");
    const menu = `vim.fn.pumvisible() == 1 and vim.tbl_map(function(i) return i.word end, vim.fn.complete_info({ "items" }).items)`;
    const words = await see<string[]>(menu);
    expect(words).toEqual(expect.arrayContaining(["scribe", "clarifier"]));
    await type(`${"<C-n>".repeat(words.indexOf("scribe"))}<C-y><Esc>`); // The first stands in the text already.
    expect(await see(line(5, "scribe"))).toBe("role: scribe");
  },
);
