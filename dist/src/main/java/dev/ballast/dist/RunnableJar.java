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
        if (!Boolean.getBoolean(RESTARTED)) {
            List<String> options = options(SearchAhead.of(List.of(args)));
            if (!options.isEmpty() && !becomeAnother(options) && System.getenv(OPTIONS) != null) {
                System.err.println("ballast: note: " + OPTIONS
                        + " has no effect here; give Java options before -jar");
            }
        }
        Ballast.main(args);
    }

    /// The options that this virtual machine lacks.
    private static List<String> options(SearchAhead search) {
        List<String> options = new ArrayList<>();
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            if (search == SearchAhead.LONG) {
                options.add("--add-modules=" + VECTORS);
            } else if (search == SearchAhead.SHORT && System.getProperty(KERNEL) == null) {
                // Chosen, and nothing to be told about.
                System.setProperty(KERNEL, "scalar");
            }
        }
        String own = System.getenv(OPTIONS);
        if (own != null && !own.isBlank()) {
            options.addAll(List.of(own.strip().split("\\s+", -1)));
        }
        return options;
    }

    /// Comes back only if this system cannot do it.
    private static boolean becomeAnother(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addFirst("-D" + RESTARTED + "=true");
        return Successor.of(all).map(Successor::takeOver).orElse(false);
    }
}
