/// Values of formats that say what their columns hold: as text of cells, and back. Start with
/// [dev.ballast.cli.table.typed.TypedReader] and [dev.ballast.cli.table.typed.TypedWriter].
package dev.ballast.cli.table.typed;
