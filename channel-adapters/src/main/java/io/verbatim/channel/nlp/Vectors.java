package io.verbatim.channel.nlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The vectors of sentences; those of expressions are worked out once. The model is loaded for the first of all. */
@Component
final class Vectors implements AutoCloseable {

    // Of 1.6 kB each.
    private static final int MOST = 20_000;

    private final Cache<String, float[]> known = Caffeine.newBuilder().maximumSize(MOST).build();
    // The model is native code, which would hold the carriers of all virtual threads.
    private final Semaphore places = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private volatile @Nullable SentenceModel model;

    /** The vector of a bot's expression, kept. */
    float[] ofExpression(String expression) {
        return known.get(expression, this::of);
    }

    /** The vector of what a user said, not kept. */
    float[] of(String text) {
        places.acquireUninterruptibly();
        try {
            return model().vector(text);
        } finally {
            places.release();
        }
    }

    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
        }
    }

    private SentenceModel model() {
        var loaded = model;
        return loaded == null ? loaded() : loaded;
    }

    private synchronized SentenceModel loaded() {
        var loaded = model;
        if (loaded == null) {
            loaded = SentenceModel.load();
            model = loaded;
        }
        return loaded;
    }
}
