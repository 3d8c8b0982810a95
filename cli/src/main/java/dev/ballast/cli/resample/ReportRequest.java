package dev.ballast.cli.resample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is asked of the page about a run.
///
/// @param file     where it shall be
/// @param tool     what makes it, with its version
/// @param command  the command that makes the same result again
/// @param settings names and values of what the user chose or left as it was, in the order shown
public record ReportRequest(Path file, String tool, String command, Map<String, String> settings) {

    /// Copies the settings.
    public ReportRequest {
        settings = new LinkedHashMap<>(settings);
    }
}
