package dev.ballast.cli.shell;

import picocli.CommandLine.Model.CommandSpec;

import java.util.ArrayList;
import java.util.List;

/// The script for Bash. It needs nothing but the shell, from version 3.2 on, which is the one of macOS.
final class BashScript {

    private static final String HEAD = """
            # Completes the command @NAME@ in bash.
            _@NAME@() {
              # Bash cuts words at '='; here they are whole again.
              local words=() word last i
              for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
                last=$((${#words[@]} - 1))
                if ((last >= 0)) && { [ "$word" = "=" ] || [[ ${words[last]} == *= ]]; }; then
                  words[last]+=$word
                else
                  words+=("$word")
                fi
              done
              last=$((${#words[@]} - 1))
              local cur=${words[last]} prev=""
              ((last == 0)) || prev=${words[last - 1]}
              if [[ $cur == --*=* ]]; then
                prev=${cur%%=*}
                cur=${cur#*=}
              fi
              local command=""
              for ((i = 1; i < last; i++)); do
                if [[ ${words[i]} != -* ]]; then
                  command=${words[i]}
                  break
                fi
              done
              local values="" files=false
              case $command in
            """;
    private static final String TAIL = """
              esac
              COMPREPLY=()
              if $files; then
                while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
                compopt -o filenames 2>/dev/null
              elif [ -n "$values" ]; then
                while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$values" -- "$cur")
                if [ ${#COMPREPLY[@]} = 1 ] && [[ ${COMPREPLY[0]} == *= ]]; then
                  compopt -o nospace 2>/dev/null
                fi
                # What stands before the last '=' is there already.
                if [[ $cur == *=* && $COMP_WORDBREAKS == *=* ]]; then
                  COMPREPLY=("${COMPREPLY[@]#"${cur%"${cur##*=}"}"}")
                fi
              fi
              return 0
            }
            complete -F _@NAME@ @NAME@
            """;

    private BashScript() {
    }

    static String of(CommandSpec root) {
        StringBuilder script = new StringBuilder(HEAD);
        List<String> first = new ArrayList<>();
        Shell.commands(root).forEach(command -> first.add(command.name()));
        Completed.of(root).forEach(option -> first.addAll(option.names()));
        script.append("    '') values=\"").append(String.join(" ", first)).append("\" ;;\n");
        for (CommandSpec command : Shell.commands(root)) {
            script.append("    ").append(command.name()).append(")\n");
            command(script, Completed.of(command));
            script.append("      ;;\n");
        }
        return script.append(TAIL).toString().replace("@NAME@", root.name());
    }

    private static void command(StringBuilder script, List<Completed> all) {
        List<String> names = new ArrayList<>();
        script.append("      case $prev in\n");
        for (Completed option : all) {
            names.addAll(option.names());
            if (option.isOption() && option.takesValue()) {
                script.append("        ").append(String.join("|", option.names())).append(") ").append(values(option))
                        .append(" ;;\n");
            }
        }
        script.append("        *)\n          if [[ $cur == -* ]]; then\n            values=\"")
                .append(String.join(" ", names)).append("\"\n");
        all.stream().filter(one -> !one.isOption()).findFirst()
                .ifPresent(one -> script.append("          else\n            ").append(values(one)).append('\n'));
        script.append("          fi\n          ;;\n      esac\n");
    }

    private static String values(Completed one) {
        if (one.isFile()) {
            return "files=true";
        }
        return "values=\"" + String.join(" ", one.words()) + "\"";
    }
}
