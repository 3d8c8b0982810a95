/// From a table to its parts. Start with [SplitRun][dev.ballast.cli.split.SplitRun].
package dev.ballast.cli.split;
