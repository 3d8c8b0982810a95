/// What a method is given of the rows of a table: which columns, what they hold, the target, and the text that new rows take from
/// them.
package dev.ballast.cli.features;
