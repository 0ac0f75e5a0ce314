package io.verbatim.benchmark;

import java.io.IOException;
import java.util.Locale;

/** The product's resident set over the run; its database's processes apart. */
final class Memory {
    private static final int SESSIONS = 1_000;

    private final Bench bench;
    private final Table table = new Table("Memory", "when", "product MB", "PostgreSQL MB")
        .say("Resident set of the product's process (`VmRSS`), and of its PostgreSQL (`Pss` over its processes, shared buffers counted once).");

    Memory(Bench bench) {
        this.bench = bench;
    }

    void note(String when) {
        table.row(when, megabytes(Processes.resident(bench.product().pid())), megabytes(bench.database().megabytes()));
    }

    void openSessions(Channel channel) throws IOException {
        channel.sessions(SESSIONS, Channel.TURNS_OF_THE_FLOW);
        note("at %d open sessions".formatted(SESSIONS));
    }

    Table table() {
        return table.row("the most at any time (`VmHWM`)", megabytes(Processes.mostResident(bench.product().pid())), "");
    }

    private static String megabytes(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
