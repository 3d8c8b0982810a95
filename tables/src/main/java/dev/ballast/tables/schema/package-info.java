/// What each column of a table is: what it holds, what it is for, and why that is thought. Start with
/// [dev.ballast.tables.schema.Schema]; a command line and a cluster that ask it of one table get one answer.
package dev.ballast.tables.schema;
