package dev.ballast.dist;

import dev.ballast.cli.Ballast;

import java.util.ArrayList;
import java.util.List;

/// What `java -jar ballast.jar` runs.
///
/// A manifest can neither ask for the incubator module that the vector kernel needs nor hold options of the virtual machine. Where
/// one of them is wanted, this process starts itself again with them: it becomes another virtual machine, and no second process
/// stands between the user and the command. Elsewhere, and where the system has no way to do so, the command runs here and now,
/// with the scalar kernel if it searches neighbors: the results are the same.
public final class RunnableJar {

    /// Java options of the user, as for the launcher script.
    private static final String OPTIONS = "BALLAST_JAVA_OPTIONS";
    private static final String KERNEL = "ballast.kernel";
    private static final String VECTORS = "jdk.incubator.vector";
    /// Set for the virtual machine that was started again, which must not be so once more.
    private static final String RESTARTED = "ballast.restarted";

    private RunnableJar() {
    }

    /// Runs the command line and ends the virtual machine with its exit code.
    ///
    /// @param args the arguments
    public static void main(String[] args) {
        List<String> own = ownOptions();
        boolean isLong = SearchAhead.isLong(List.of(args), own);
        if (!Boolean.getBoolean(RESTARTED)) {
            List<String> options = new ArrayList<>();
            if (isLong && ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
                options.add("--add-modules=" + VECTORS);
            }
            options.addAll(own);
            if (!options.isEmpty() && !becomeAnother(options) && !own.isEmpty()) {
                System.err.println("ballast: note: " + OPTIONS
                        + " has no effect here; give Java options before -jar");
            }
        }
        if (!isLong && System.getProperty(KERNEL) == null) {
            // Chosen, and nothing to be told about.
            System.setProperty(KERNEL, "scalar");
        }
        Ballast.main(args);
    }

    private static List<String> ownOptions() {
        String own = System.getenv(OPTIONS);
        return own == null || own.isBlank() ? List.of() : List.of(own.strip().split("\\s+", -1));
    }

    /// Comes back only if this system cannot do it.
    private static boolean becomeAnother(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addFirst("-D" + RESTARTED + "=true");
        return Successor.of(all).map(Successor::takeOver).orElse(false);
    }
}
