package dev.ballast.cli;

import dev.ballast.tables.check.ClassCheck;

import picocli.CommandLine.Option;

/// The option that serves a label that does not look like one; the same in every command that works by classes.
final class ClassOptions {

    @Option(names = ClassCheck.OPTION, description = "Goes on with a label that looks like a number to predict, or like something that tells rows apart; without this, that is"
            + " an error.")
    boolean many;
}
