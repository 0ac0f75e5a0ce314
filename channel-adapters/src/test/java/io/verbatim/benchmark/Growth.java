package io.verbatim.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether turns become slower as a conversation grows, and as there are more conversations. One connection, one turn after the other. */
final class Growth {
    private static final int MEASURED = 200;
    private static final double MILLI = 1e6;

    private final Settings settings;
    private final Channel channel;
    private final List<List<String>> rows = new ArrayList<>();

    Growth(Settings settings, Channel channel) {
        this.settings = settings;
        this.channel = channel;
    }

    /** Takes note of the latency as the store is now. */
    void note(String store) throws IOException {
        try (var caller = channel.sessions(1, Channel.QUESTION).getFirst()) {
            int turns = 0;
            for (int length : settings.quick() ? new int[] {10, 500} : new int[] {10, 1_000, 10_000}) {
                for (; turns < length; turns++) {
                    caller.call();
                }
                var nanos = measured(caller);
                turns += MEASURED;
                rows.add(List.of(store, Integer.toString(length), text(nanos[MEASURED / 2]), text(nanos[MEASURED * 99 / 100])));
            }
        }
    }

    Table table() {
        var table = new Table("Growth", "store", "turns in the conversation", "p50 ms", "p99 ms")
            .say("A turn that asks a backend which answers at once, %d turns from that length on.".formatted(MEASURED));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table;
    }

    private static long[] measured(Caller caller) throws IOException {
        var nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long began = System.nanoTime();
            caller.call();
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static String text(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / MILLI);
    }
}
