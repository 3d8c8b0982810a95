#!/usr/bin/env bash
# Runs the ballast command with the Java beside it, or with a Java 25 or newer of this machine.
set -euo pipefail

# Follows symbolic links by hand: not every system's readlink can.
self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(cd "$(dirname "$self")/.." && pwd -P)
target=$home/lib
wanted=25

# A Java says its version in its file "release"; reading it is faster than asking it.
is_new_enough() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] && [ "$version" -ge "$wanted" ]
}

find_java() {
  local on_path candidate
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "$home/runtime" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
      "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_new_enough "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

if ! jdk=$(find_java); then
  echo "ballast: needs Java $wanted or newer and found none in JAVA_HOME, on PATH or in the usual places." >&2
  echo "Install one, for example Temurin $wanted, and point JAVA_HOME at it." >&2
  exit 1
fi

# Other people's methods may lie beside the command.
class_path() {
  local jar all=$target/ballast.jar
  for jar in "$target"/*.jar; do
    [ "$jar" = "$target/ballast.jar" ] || all=$all:$jar
  done
  printf '%s' "$all"
}

