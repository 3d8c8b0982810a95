/// From a table in one format to the same table in another: what `ballast convert` does.
package dev.ballast.cli.convert;
