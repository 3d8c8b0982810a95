/// What `ballast info` tells of a table beside its columns.
package dev.ballast.cli.info;
