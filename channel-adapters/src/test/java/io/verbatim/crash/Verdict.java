package io.verbatim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges, when all is quiet, what the event log, the views, the users and the backends say of one and the same time. */
record Verdict(Database database, Ledger ledger) {

    private static final Duration QUIET = Duration.ofSeconds(40);
    // The backend's own thread may be late to look at the clock.
    private static final Duration SLACK = Duration.ofSeconds(1);

    Verdict(Database database) {
        this(database, new Ledger(database));
    }

    /** Every message has its one end, in the log and in the views. */
    void allHasEnded() {
        await().atMost(QUIET).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            assertThat(ledger.endedOtherwiseThanOnce()).as("dispatches that did not end in one reply or one error text").isZero();
            assertThat(ledger.open()).as("attempts without outcome").isZero();
            assertThat(database.count("select count(*) from work")).as("work left").isZero();
            assertThat(database.count("select count(*) from observe.v_message where terminal_state is null")).as("open messages").isZero();
            assertThat(database.count("select count(*) from observe.v_attempt where outcome is null")).as("open attempts").isZero();
        });
        assertThat(ledger.completedTwice()).as("turns completed twice").isZero();
        assertThat(ledger.mostOpenAtOnce()).as("attempts open at once").isLessThanOrEqualTo(1);
        assertThat(database.ask("select type from observe.v_parked join observe.v_event on global_index = position")).as("parked").isEmpty();
    }

    /** What users were told is what happened: each message once, and the reply that the log has. */
    void isWhatUsersSaw(Users users, Bot bot, Api api) {
        assertThat(users.sent()).isNotEmpty().allSatisfy(sent -> {
            assertThat(sent.said()).as("%s", sent).hasSize(1);
            assertThat(Bot.texts(bot.turn(api, sent.session(), sent.turn()))).as("%s", sent).isEqualTo(sent.said());
        });
        assertThat(users.sent()).extracting(Users.Sent::turn).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(users.conversations().stream().flatMap(each -> ledger.arrivals(each).stream()).toList());
    }

    /** Turns of a conversation ran one behind the other, as their messages came. */
    void isInOrder(List<String> conversations) {
        assertThat(conversations).allSatisfy(each -> {
            var arrivals = ledger.arrivals(each);
            assertThat(ledger.runs(each)).hasSize(arrivals.size() + 1).endsWith(arrivals.toArray(String[]::new));
        });
    }

    /** No dispatch asked one backend more often than its settings allow. */
    void keepsToAttempts(int most) {
        assertThat(database.ask("""
            select payload->>'dispatch_id' from event where type = 'conversation.AttemptStarted'
             group by payload->>'dispatch_id', payload->>'integration_id' having count(*) > ?""", most)).as("asked too often").isEmpty();
    }

    /** Each call was of an attempt that had begun and was not over, and no attempt called twice. */
    void isWhatBackendsSaw(List<Moods.Call> calls) {
        var begun = times("type = 'conversation.AttemptStarted'");
        var ended = times("type in ('conversation.AttemptSucceeded', 'conversation.AttemptFailed', 'conversation.AttemptOutcomeUnknown')");
        assertThat(calls).isNotEmpty().extracting(Moods.Call::attempt).doesNotHaveDuplicates();
        assertThat(calls).allSatisfy(call -> {
            assertThat(begun).as("%s", call).containsKey(call.attempt());
            assertThat(call.at()).as("%s", call).isAfterOrEqualTo(begun.get(call.attempt())).isBefore(ended.get(call.attempt()).plus(SLACK));
        });
    }

    /** Writes the log and the snapshots into this directory, which outlives the database. */
    Path evidence(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("events"), database.ask("select row_to_json(event)::text from event order by global_index"));
        Files.write(directory.resolve("snapshots"), database.ask("select row_to_json(snapshot)::text from snapshot"));
        return directory;
    }

    private Map<String, Instant> times(String which) {
        return database.ask("select payload->>'attempt_id' || ' ' || (extract(epoch from recorded_at) * 1000)::bigint from event where " + which)
            .stream().map(row -> row.split(" ")).collect(Collectors.toMap(row -> row[0], Verdict::at, (one, other) -> one));
    }

    private static Instant at(String[] row) {
        return Instant.ofEpochMilli(Long.parseLong(row[1]));
    }
}
