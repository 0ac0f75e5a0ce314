package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaTable.Row;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes files away that have expired, every few minutes, a few at a time. Nobody gets them from the moment that they expire. */
@Component
@RunsOn(NodeRole.COMMAND)
class ExpiredMedia implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredMedia.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);
    private static final int AT_A_TIME = 200;

    private final MediaTable table;
    private final MediaStore store;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    ExpiredMedia(MediaTable table, MediaStore store, Clock clock) {
        this.table = table;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void start() {
        // The field before the thread, which looks at it first of all.
        var looking = Thread.ofVirtual().name("expired-media").unstarted(this::run);
        thread = looking;
        looking.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** One round: the bytes first, so that a crash in between leaves no file that nobody knows of. Answers how many are gone. */
    int look() {
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

    private void run() {
        while (isRunning()) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
                store.tidy(clock.instant().minus(LONGEST_UPLOAD));
                while (look() == AT_A_TIME) {
                    LOG.debug("More files have expired");
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.debug("Expired files cannot be taken away now", e);
            }
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
