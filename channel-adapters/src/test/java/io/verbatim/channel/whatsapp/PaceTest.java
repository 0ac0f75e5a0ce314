package io.verbatim.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final SecretRef SECRET = new SecretRef("sec_1", "...", "f");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final SetUpCaches caches = new SetUpCaches();
    private int nodes = 1;
    private final Pace pace = pace(now);

    @Test
    void neverSendsMoreInASecondThanTheNumberMay() {
        var sent = sent(pace, line("1", 80), 400, now);

        assertThat(most(sent)).isBetween(70, 80);
        assertThat(sent.getLast()).isBetween(5 * SECOND, 6 * SECOND);
    }

    @Test
    void countsANumberThatWasIdleLikeAnyOther() {
        sent(pace, line("1", 80), 1, now);
        now.addAndGet(60 * SECOND);

        assertThat(most(sent(pace, line("1", 80), 200, now))).isLessThanOrEqualTo(80);
    }

    @Test
    void sharesTheRateBetweenNodes() {
        nodes = 2;
        var elsewhere = new AtomicLong();

        var both = new ArrayList<>(sent(pace, line("1", 80), 200, now));
        both.addAll(sent(pace(elsewhere), line("1", 80), 200, elsewhere));

        assertThat(most(both)).isBetween(70, 80);
    }

    @Test
    void sharesARateThatIsSmallerThanTheNumberOfNodes() {
        nodes = 3;

        assertThat(sent(pace, line("1", 1), 3, now)).containsExactly(0L, 3 * SECOND, 6 * SECOND);
    }

    @Test
    void takesNoteOfANodeThatComesAndOfAnotherRate() {
        sent(pace, line("1", 80), 80, now);
        nodes = 4;
        caches.clear();

        assertThat(most(sent(pace, line("1", 80), 100, now))).isLessThanOrEqualTo(20);
        assertThat(most(sent(pace, line("1", 8), 10, now))).isLessThanOrEqualTo(2);
    }

    @Test
    void letsNoNumberWaitForAnother() {
        sent(pace, line("1", 1), 10, now);
        long before = now.get();

        assertThat(sent(pace, line("2", 1), 1, now)).containsExactly(before);
    }

    @Test
    void doesNotWaitForATurnThatIsTooFarOff() {
        nodes = 20;
        sent(pace, line("1", 1), 1, now);

        assertThat(pace.isKept(line("1", 1))).isFalse();
        assertThat(now).hasValue(0);
    }

    private Pace pace(AtomicLong clock) {
        return new Pace(() -> nodes, caches, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return clock.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        }, clock::addAndGet);
    }

    /** When each of so many could go. */
    private static List<Long> sent(Pace pace, Line line, int count, AtomicLong clock) {
        return IntStream.range(0, count).mapToObj(i -> {
            assertThat(pace.isKept(line)).isTrue();
            return clock.get();
        }).toList();
    }

    /** How many went in the fullest second. */
    private static int most(List<Long> times) {
        return times.stream().mapToInt(from -> (int) times.stream().filter(at -> at >= from && at < from + SECOND).count()).max().orElse(0);
    }

    private static Line line(String number, int perSecond) {
        var config = new Credentials(SECRET, null, null, SECRET, SECRET, new TokenState(null, null))
            .in(Map.of("phone_number_id", number, "messages_per_second", perSecond));
        var settings = new ChannelSettings("whatsapp", "Line", config, 0, null, true);
        return Line.of(new Channel(new ChannelId("chn_1"), new WorkspaceId("ws_1"), new BotId("bot_1"), settings, List.of()));
    }
}
