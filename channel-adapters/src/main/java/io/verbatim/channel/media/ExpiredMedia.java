package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaTable.Row;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes files away that have expired, every few minutes, a few at a time. Nobody gets them from the moment that they expire. */
@Component
@RunsOn(NodeRole.COMMAND)
class ExpiredMedia extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredMedia.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);
    private static final int AT_A_TIME = 200;

    private final MediaTable table;
    private final MediaStore store;
    private final Clock clock;

    ExpiredMedia(MediaTable table, MediaStore store, Clock clock) {
        super("expired-media", BETWEEN_LOOKS, BETWEEN_LOOKS);
        this.table = table;
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void look() {
        tidy();
        boolean more = true;
        while (isRunning() && more) {
            more = takeAway() == AT_A_TIME;
        }
    }

    /** One round: the bytes first, so that a crash in between leaves no file that nobody knows of. Answers how many are gone. */
    int takeAway() {
        var gone = new ArrayList<MediaId>();
        for (Row row : table.expired(AT_A_TIME)) {
            if (isRemoved(row)) {
                gone.add(row.facts().id());
            }
        }
        if (!gone.isEmpty()) {
            table.forget(List.copyOf(gone));
        }
        return gone.size();
    }

    private void tidy() {
        try {
            store.tidy(clock.instant().minus(LONGEST_UPLOAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isRemoved(Row row) {
        try {
            store.remove(row.facts().workspace(), row.facts().id());
            return true;
        } catch (IOException e) {
            LOG.warn("The file {} has expired and cannot be taken away: {}", row.facts().id(), e.toString());
            return false;
        }
    }
}
