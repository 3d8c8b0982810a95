import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes `META-INF/services` from the `provides` lines of a module descriptor, so that the class path finds what the module
/// path finds. Called by the build with a folder of compiled classes.
class WriteServices {

    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        Path descriptor = classes.resolve("module-info.class");
        if (Files.notExists(descriptor)) {
            return;
        }
        try (InputStream in = Files.newInputStream(descriptor)) {
            for (ModuleDescriptor.Provides provides : ModuleDescriptor.read(in).provides()) {
                Path file = classes.resolve("META-INF/services").resolve(provides.service());
                Files.createDirectories(file.getParent());
                Files.write(file, provides.providers());
            }
        }
    }
}
