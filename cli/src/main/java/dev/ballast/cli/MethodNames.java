package dev.ballast.cli;

import dev.ballast.core.method.MethodInfo;
import dev.ballast.core.method.Methods;

import java.util.Iterator;

/// The names of all methods, for shells that complete them.
final class MethodNames implements Iterable<String> {

    /// Made by picocli.
    MethodNames() {
    }

    @Override
    public Iterator<String> iterator() {
        return Methods.all().stream().map(MethodInfo::name).iterator();
    }
}
