package io.verbatim.command.eventstore.processor;

import static io.verbatim.command.eventstore.StoreFixture.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.eventstore.StoreFixture;
import io.verbatim.shared.bot.BotId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewsElsewhereTest {

    private static final Duration A_LITTLE = Duration.ofMillis(30);

    private StoreFixture store;
    private ViewsElsewhere views;
    private long end;
    private String type;

    @BeforeEach
    void start() {
        store = StoreFixture.create();
        views = new ViewsElsewhere(store.jdbc());
        store.append(renamed(BotId.next().value(), 0, 3));
        end = store.jdbc().sql("select max(global_index) from event").query(Long.class).single();
        type = store.jdbc().sql("select distinct type from event").query(String.class).single();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void areNotWaitedForWhereThisNodeHasThemAll() throws Exception {
        assertThat(views.await(end, A_LITTLE)).isTrue();
    }

    @Test
    void areBehindUntilTheirProcessorHasHandledWhatTheyAreMadeOf() throws Exception {
        views.add("names", Set.of(type));
        assertThat(views.await(end, A_LITTLE)).isFalse();
        store.jdbc().sql("insert into processor_position (name, position) values ('names', ?)").param(end - 1).update();
        assertThat(views.await(end, A_LITTLE)).isFalse();
        assertThat(views.await(end - 1, A_LITTLE)).isTrue();

        store.jdbc().sql("update processor_position set position = ?").param(end).update();

        assertThat(views.await(end, A_LITTLE)).isTrue();
    }

    @Test
    void areNotBehindForEventsThatAreNothingToThem() throws Exception {
        views.add("others", Set.of("bot.BotDeleted"));

        assertThat(views.await(end, A_LITTLE)).isTrue();
    }
}
