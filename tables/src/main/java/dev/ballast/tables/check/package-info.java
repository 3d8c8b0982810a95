/// What is refused before anything is computed: files of other formats, a delimiter or a header that was guessed wrong, a label
/// that is no class. Nothing is repaired by a guess; a check says what it saw and which option settles it. Start with
/// [dev.ballast.tables.check.HeaderCheck].
package dev.ballast.tables.check;
