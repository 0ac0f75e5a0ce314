package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of a process. */
final class Processes {

    private Processes() {
    }

    /** In megabytes; NaN where the system does not say. */
    static double resident(long pid) {
        return megabytes("status", pid, "VmRSS:");
    }

    static double mostResident(long pid) {
        return megabytes("status", pid, "VmHWM:");
    }

    /** Resident, with shared pages counted once over all who share them. */
    static double proportional(long pid) {
        return megabytes("smaps_rollup", pid, "Pss:");
    }

    private static double megabytes(String file, long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(name)).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
                .findFirst().orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
