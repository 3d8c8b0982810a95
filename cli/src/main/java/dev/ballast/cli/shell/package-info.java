/// What shells and manuals are told about the commands: scripts that complete words, and pages for `man`. Both are made from the
/// description of the commands that also parses them.
@NullMarked
package dev.ballast.cli.shell;

import org.jspecify.annotations.NullMarked;
