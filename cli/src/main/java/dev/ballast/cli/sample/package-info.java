/// From a table to some of its rows: what `ballast sample` does. Start with [dev.ballast.cli.sample.SampleRun].
package dev.ballast.cli.sample;
