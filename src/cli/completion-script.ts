/** A command of the program as completion needs it. */
export interface CommandShape {
  readonly name: string;
  readonly description: string;
  /** Long options, with their two dashes. */
  readonly options: readonly string[];
  /** Words that may stand for its first argument. */
  readonly words: readonly string[];
  /** Whether files and folders may follow it. */
  readonly takesFiles: boolean;
  readonly commands: readonly CommandShape[];
}

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that makes a shell complete the words of `program`, and files where they may follow. */
export function completionScript(program: CommandShape, shell: Shell): string {
  return SCRIPTS[shell](program, casesOf(program));
}

/** What may follow a path of commands. */
interface Case {
  readonly path: string;
  readonly next: readonly string[];
  readonly takesFiles: boolean;
}

function casesOf(command: CommandShape, path = ""): readonly Case[] {
  const next = [...command.commands.map(({ name }) => name), ...command.words, ...command.options];
  const { takesFiles } = command;
  return [
    { path, next, takesFiles },
    ...command.commands.flatMap((child) => casesOf(child, `${path} ${child.name}`.trim())),
  ];
}

const SCRIPTS: Readonly<Record<Shell, (program: CommandShape, cases: readonly Case[]) => string>> = {
  bash: ({ name }, cases) => `# bash completion of ${name}: eval "$(${name} completion bash)" in ~/.bashrc
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${quotedPaths(cases).join(" | ")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path" in
${cases.map(({ path, next, takesFiles }) => `    "${path}") COMPREPLY=($(compgen -W "${next.join(" ")}" -- "$current"))${takesFiles ? "" : "; compopt +o default 2> /dev/null"} ;;`).join("\n")}
  esac
}
complete -o default -F _${name} ${name}
`,
  zsh: ({ name }, cases) => `#compdef ${name}
# zsh completion of ${name}: eval "$(${name} completion zsh)" in ~/.zshrc, after compinit
_${name}() {
  local at="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${at:+$at }$word" in
      ${quotedPaths(cases).join(" | ")}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at" in
${cases.map(({ path, next, takesFiles }) => `    "${path}") compadd -- ${next.join(" ")}${takesFiles ? "; _files" : ""} ;;`).join("\n")}
  esac
}
compdef _${name} ${name}
`,
  fish: (
    { name },
    cases,
  ) => `# fish completion of ${name}: ${name} completion fish > ~/.config/fish/completions/${name}.fish
function __${name}_path
  set -l path
  for word in (commandline -opc)[2..-1]
    if contains -- (string join " " $path $word) ${quotedPaths(cases).join(" ")}
      set path $path $word
    end
  end
  string join " " $path
end
complete -c ${name} -f
${cases.map(({ path, next, takesFiles }) => `complete -c ${name}${takesFiles ? " -F" : ""} -n 'test "$(__${name}_path)" = "${path}"' -a '${next.join(" ")}'`).join("\n")}
`,
};

function quotedPaths(cases: readonly Case[]): readonly string[] {
  return cases.flatMap(({ path }) => (path === "" ? [] : [`"${path}"`]));
}
