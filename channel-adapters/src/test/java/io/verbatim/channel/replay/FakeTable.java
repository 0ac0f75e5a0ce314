package io.verbatim.channel.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A table without a database: answers as it is told, and remembers what it was asked. */
final class FakeTable extends ReplayTable {
    private final List<Optional<Replay>> answers;
    private final List<String> asked = new ArrayList<>();

    /** @param answers to steps, in turn */
    FakeTable(List<Optional<Replay>> answers) {
        super(JdbcClient.create(new DriverManagerDataSource()));
        this.answers = new ArrayList<>(answers);
    }

    List<String> asked() {
        return asked;
    }

    @Override
    Optional<Replay> record(Replay replay, Step step, Replay.Progress progress) {
        return answers.removeFirst();
    }

    /** It never is. */
    @Override
    boolean isHeld(Replay replay) {
        asked.add("held?");
        return false;
    }

    @Override
    void release(Replay replay) {
        asked.add("released");
    }

    @Override
    void tidied(Replay replay) {
        asked.add("tidied");
    }
}
