package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a large log does: how fast views are made again of it, and whether turns become slower. Filled with copies of a conversation that
 * took place, which the views in use pass over, so that the rebuild is the first to see them. The product's heap is 256 MB.
 */
final class BigLog {
    private static final int TEMPLATE_TURNS = 10;
    private static final int AT_ONCE = 100_000;
    private static final String COPY = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, recorded_at, workspace_id, payload, metadata)
        select 'copy-' || k || '-' || e.seq, e.aggregate_type, 'conv_' || lpad(k::text, 26, '0'), e.seq, e.type, e.revision, e.recorded_at,
               e.workspace_id, regexp_replace(replace(e.payload::text, e.aggregate_id, 'conv_' || lpad(k::text, 26, '0')),
                   '((?:turn|msg|dsp|att)_[0-9a-z]{20})[0-9a-z]{6}', '\\1' || lpad(k::text, 6, '0'), 'g')::json, e.metadata
          from generate_series(%d, %d) k cross join (select * from event where aggregate_id = '%s') e
         order by k, e.seq""";
    private static final String PASS_OVER = "update processor_position set position = (select max(global_index) from event)";

    private final Settings settings;
    private final Path directory;

    BigLog(Settings settings, Path directory) {
        this.settings = settings.withHeap("256m");
        this.directory = directory.resolve("big-log");
    }

    List<Table> measure() throws IOException, SQLException, InterruptedException {
        try (var product = Product.start(settings, directory, false).awaitReady();
             var backend = QuickBackend.start(QuickBackend.Behaviour.after(Duration.ZERO, 0))) {
            var bench = new Bench(settings, product, product.database(), directory);
            var channel = talk(bench, backend);
            bench.warmUp(channel, Channel.QUESTION);
            var growth = new Growth(settings, channel);
            growth.note("few conversations");
            int conversations = fill(bench, template(bench, channel));
            growth.note("%,d conversations more".formatted(conversations));
            var rebuilds = new Rebuilds(bench).measure();
            return List.of(rebuilds, growth.table());
        }
    }

    private static Channel talk(Bench bench, QuickBackend backend) throws IOException {
        try (var setUp = new SetUp(bench.product().port())) {
            return setUp.talk(backend.url(1));
        }
    }

    private static String template(Bench bench, Channel channel) throws IOException, InterruptedException, SQLException {
        try (var http = new Http(channel.port())) {
            var conversation = channel.open(http, "template");
            for (int i = 0; i < TEMPLATE_TURNS; i++) {
                http.call(channel.messages("template", Channel.QUESTION)[0]);
            }
            // The last turn's end is stored a moment behind its answer.
            TimeUnit.SECONDS.sleep(1);
            return conversation;
        }
    }

    /** Answers how many conversations were made. */
    private int fill(Bench bench, String template) throws SQLException {
        int length = Integer.parseInt(bench.database().text("select count(*) from event where aggregate_id = '%s'".formatted(template)));
        int all = settings.events() / length;
        int some = Math.max(1, AT_ONCE / length);
        for (int first = 1; first <= all; first += some) {
            // As one transaction, so that no view in use sees a copy.
            var copies = COPY.formatted(first, Math.min(all, first + some - 1), template);
            bench.database().execute("begin; %s; %s; commit".formatted(copies, PASS_OVER));
        }
        bench.database().execute("analyze event");
        return all;
    }
}
