package io.verbatim.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BackendSettings.Breaker;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.conversation.Route.Leg;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final WorkspaceId WORKSPACE = WorkspaceId.next();
    private static final BotId BOT = BotId.next();

    private final Backend light = backend(1, false, true);
    private final Backend heavy = backend(3, false, true);
    private final Backend fallback = backend(1, true, true);
    private final Backend betterFallback = backend(5, true, true);

    @Test
    void drawsByWeight() {
        assertThat(chosen(0.0)).isEqualTo(light.id());
        assertThat(chosen(0.2499)).isEqualTo(light.id());
        assertThat(chosen(0.25)).isEqualTo(heavy.id());
        assertThat(chosen(0.9999)).isEqualTo(heavy.id());
    }

    @Test
    void explainsTheDraw() {
        var route = Routing.draw(List.of(light, heavy, fallback), 0.5, false);

        assertThat(route.reason()).isEqualTo("drawn");
        assertThat(route.draw()).isEqualTo(2.0);
        assertThat(route.candidates()).extracting("integrationId", "weight", "share")
            .containsExactly(tuple(light.id(), 1, 0.25), tuple(heavy.id(), 3, 0.75));
    }

    @Test
    void linesTheFallbacksUpByWeight() {
        var route = Routing.draw(List.of(fallback, light, betterFallback), 0.5, false);

        assertThat(route.legs()).extracting(Leg::integrationId).containsExactly(light.id(), betterFallback.id(), fallback.id());
        assertThat(route.legs()).extracting(Leg::fallback).containsExactly(false, true, true);
    }

    @Test
    void usesTheFallbackWhenNobodyCanBeDrawn() {
        var route = Routing.draw(List.of(backend(0, false, true), backend(7, false, false), fallback), 0.5, false);

        assertThat(route.reason()).isEqualTo("only_fallback");
        assertThat(route.chosen()).isEqualTo(fallback.id());
        assertThat(route.draw()).isNull();
    }

    @Test
    void findsNobodyWhereNobodyIsActive() {
        var route = Routing.draw(List.of(backend(1, true, false), backend(1, false, false)), 0.5, false);

        assertThat(route.reason()).isEqualTo("no_integration");
        assertThat(route.legs()).isEmpty();
    }

    @Test
    void allowsOneCallMoreThanThereAreRetries() {
        assertThat(Routing.draw(List.of(light), 0.5, false).legs()).containsExactly(new Leg(light.id(), false, 3, 0, 500));
    }

    @Test
    void saysThatADrawWasSticky() {
        assertThat(Routing.draw(List.of(light), 0.5, true).reason()).isEqualTo("sticky");
    }

    private BackendId chosen(double fraction) {
        return Routing.draw(List.of(light, heavy), fraction, false).chosen();
    }

    private static Backend backend(int weight, boolean fallback, boolean active) {
        return new Backend(BackendId.next(), WORKSPACE, BOT, new BackendSettings("Backend", "https://example.com", Map.of(), 30, weight, fallback,
            active, "verbatim", null, null, Map.of(), false, 2, 500, 64, null, null, null, Breaker.DEFAULT));
    }
}
