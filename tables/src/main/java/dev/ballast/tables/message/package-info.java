/// What users are told: one line that is safe to show. Start with [dev.ballast.tables.message.Failure] and
/// [dev.ballast.tables.message.VisibleText].
package dev.ballast.tables.message;
