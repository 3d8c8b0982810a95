package dev.ballast.cli.shell;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;

import java.util.Iterator;

/// The names of all methods, for shells that complete them.
public final class MethodNames implements Iterable<String> {

    /// Made by picocli.
    public MethodNames() {
    }

    @Override
    public Iterator<String> iterator() {
        return Methods.all().stream().map(MethodInfo::name).iterator();
    }
}
