/// From file to file: what `ballast resample` does. Start with [dev.ballast.cli.resample.ResampleRun].
package dev.ballast.cli.resample;
