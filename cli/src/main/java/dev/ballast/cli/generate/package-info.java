/// Tables made to try things on: what `ballast generate` writes. Start with
/// [TableGenerator][dev.ballast.cli.generate.TableGenerator].
package dev.ballast.cli.generate;
