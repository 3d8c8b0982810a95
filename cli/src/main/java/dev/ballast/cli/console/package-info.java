/// What a user sees while a command runs: standard output and error, tables of text, progress, notes. Start with
/// [dev.ballast.cli.console.TextTable].
package dev.ballast.cli.console;
