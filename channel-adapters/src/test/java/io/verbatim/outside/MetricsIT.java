package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus is told. */
@ExtendWith(Running.class)
class MetricsIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, (?:`[a-z_]+`|\\.\\.\\.))*) \\|.*\\| (?:node|all) \\|");

    private static final Pattern NAME = Pattern.compile("\\b(?:verbatim|hikaricp|jvm|process)_[a-z_]+");
    private static final String ONLY_WITH_KAFKA = "verbatim_publisher_";

    private final Product product;

    MetricsIT(Product product) {
        this.product = product;
    }

    @Test
    void showAWholeTurnAndAllThatTheReadmeNames() throws Exception {
        try (var way = WholeWay.of(product)) {
            var before = Scrape.of(product);

            way.walk("anna");

            await().untilAsserted(() -> {
                var after = Scrape.of(product);
                assertThat(after.sum("verbatim_turns_total", "completed")).isGreaterThan(before.sum("verbatim_turns_total", "completed"));
                assertMoved(before, after, "verbatim_turn_duration_seconds_count");
                assertMoved(before, after, "verbatim_dispatches_total", "later_attempt");
                assertMoved(before, after, "verbatim_attempts_seconds_count", "http_5xx", "verbatim");
                assertMoved(before, after, "verbatim_attempts_seconds_count", "answered", "verbatim");
                assertMoved(before, after, "verbatim_first_text_seconds_count", "format=\"verbatim\"");
                assertMoved(before, after, "verbatim_effects_seconds_count", "call_api", "done");
                assertMoved(before, after, "verbatim_deliveries_seconds_count", "webhook", "retry");
                assertMoved(before, after, "verbatim_deliveries_seconds_count", "webhook", "delivered");
            });
        }
        var names = Scrape.of(product).names();
        assertThat(names).containsAll(namedInReadme());
        assertThat(names).containsAll(namedIn("../docker/grafana/dashboards/conversations.json"));
        assertThat(names).containsAll(namedIn("../docker/grafana/dashboards/machinery.json"));
        assertThat(names).containsAll(namedIn("../docker/prometheus/alerts.yml"));
    }

    @Test
    void tellWhatIsOpenAndThatNothingLags() throws Exception {
        var chat = product.bot(Flows.SHOP).channel();
        var before = Scrape.of(product).sum("verbatim_sessions_open");

        for (int i = 0; i < 50; i++) {
            chat.start().is(200);
        }

        await().untilAsserted(() -> {
            var now = Scrape.of(product);
            assertThat(now.sum("verbatim_sessions_open")).isGreaterThan(before);
            assertThat(now.sum("verbatim_nodes")).isPositive();
            assertThat(now.sum("verbatim_processor_delay_seconds", "\"activity\"")).isZero();
            assertThat(now.sum("verbatim_parked_events")).isZero();
            assertThat(now.sum("verbatim_bound_used", "\"aggregates\"")).isPositive();
            assertThat(now.sum("verbatim_bound_limit", "\"appends\"")).isEqualTo(4096);
            assertThat(now.sum("hikaricp_connections_max")).isPositive();
        });
    }

    private static void assertMoved(Scrape before, Scrape after, String name, String... words) {
        assertThat(after.sum(name, words)).describedAs(name).isGreaterThan(before.sum(name, words));
    }

    private static List<String> namedIn(String file) throws Exception {
        var names = NAME.matcher(Files.readString(Path.of(file))).results().map(found -> found.group()).distinct()
            .filter(name -> !name.startsWith(ONLY_WITH_KAFKA)).toList();
        assertThat(names).hasSizeGreaterThan(8);
        return names;
    }

    private static List<String> namedInReadme() throws Exception {
        var names = ROW.matcher(Files.readString(Path.of("../README.md"))).results()
            .flatMap(row -> Pattern.compile("[a-z]+_[a-z_]+").matcher(row.group(1)).results()).map(found -> found.group())
            .filter(name -> !name.startsWith(ONLY_WITH_KAFKA)).toList();
        assertThat(names).hasSizeGreaterThan(20);
        return names;
    }
}
