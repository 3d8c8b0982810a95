/// The commands and their options. Start with [dev.ballast.cli.Ballast], then [dev.ballast.cli.ResampleCommand].
///
/// This module writes files and owns standard streams and exit codes; the libraries own none of them.
package dev.ballast.cli;
