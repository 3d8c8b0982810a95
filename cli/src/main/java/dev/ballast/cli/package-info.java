/// The commands. Start with [dev.ballast.cli.Ballast], then [dev.ballast.cli.ResampleCommand].
///
/// This module owns files, standard streams and exit codes; the libraries own none of them.
package dev.ballast.cli;
