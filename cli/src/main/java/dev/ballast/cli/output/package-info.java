/// Files that appear whole or not at all. Start with [dev.ballast.cli.output.StagedFile].
package dev.ballast.cli.output;
