package io.verbatim.channel.vault;

import io.verbatim.channel.vault.MasterKeyTable.Kept;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the master key while nodes run. They are handed the next one, sealed with theirs, and say when they know it; then all secrets
 * are sealed anew, batch by batch; then the next key is put in force. Stopped anywhere, it goes on when it is begun again.
 */
public final class Rotation {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int BATCH = 500;

    private final MasterKeyTable keys;
    private final SecretTable secrets;
    private final TransactionTemplate transactions;

    public Rotation(JdbcClient jdbc, TransactionTemplate transactions) {
        this.keys = new MasterKeyTable(jdbc);
        this.secrets = new SecretTable(jdbc);
        this.transactions = transactions;
    }

    /** Who keeps the keys, so that none is lost. */
    public interface Keeper {

        /** The next key, kept where it will be found again if this stops half way. */
        MasterKey next();

        /** Called when both keys open everything, before the next one is the only one. */
        void swap(MasterKey next);
    }

    /**
     * Does it, and answers how many secrets were sealed anew.
     *
     * @param given what is in force, or, where this goes on, what is to be
     * @throws IllegalStateException with a sentence for the operator, if it cannot be done or not be finished
     */
    public int run(MasterKey given, Keeper keeper) {
        if (!isInForce(given) && !isNext(given)) {
            throw new IllegalStateException("the given master key is not in force; if it was changed already, there is nothing to do");
        }
        var ring = new KeyRing(given, keys);
        var next = isNext(given) ? given : begin(ring, keeper.next());
        awaitNodes(next);
        int sealed = sealAnew(new KeyRing(next, keys));
        keeper.swap(next);
        return sealed + finish(next);
    }

    /** Whether this key is in force. */
    public boolean isInForce(MasterKey key) {
        return keys.firstCheck(key.check()).equals(key.check());
    }

    private boolean isNext(MasterKey key) {
        return keys.next().filter(key.id()::equals).isPresent();
    }

    private MasterKey begin(KeyRing ring, MasterKey next) {
        var present = ring.newest();
        if (next.id().equals(present.id())) {
            throw new IllegalStateException("the next master key is the present one");
        }
        keys.next().filter(id -> !id.equals(next.id())).ifPresent(id -> {
            throw new IllegalStateException("a change to another key (%s) was begun; finish it with that one".formatted(id));
        });
        transactions.executeWithoutResult(transaction -> {
            keys.keep(new Kept(next.id(), next.wrap(ring.root()), next.wrap(present), null));
            // A key that may have leaked must not open the next one: so only where somebody waits for it.
            keys.keep(new Kept(present.id(), present.wrap(ring.root()), null, keys.running().isEmpty() ? null : present.wrap(next)));
        });
        return next;
    }

    private void awaitNodes(MasterKey next) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (List<String> left = keys.ignorant(next.id()); !left.isEmpty(); left = keys.ignorant(next.id())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nodes %s have not taken note of the next key; stop them, or try again".formatted(left));
            }
            pause();
        }
    }

    private int sealAnew(KeyRing ring) {
        int all = 0;
        for (int some = batch(ring); some > 0; some = batch(ring)) {
            all += some;
        }
        return all;
    }

    private int batch(KeyRing ring) {
        return inTransaction(() -> {
            var rows = secrets.notSealedWith(ring.newest().id(), BATCH);
            secrets.replace(ring.newest().id(), rows.stream().map(row -> row.sealedWith(ring)).toList());
            return rows.size();
        });
    }

    /** What was sealed with the old key by a node that was about to learn the next one is found here. */
    private int finish(MasterKey next) {
        int late = sealAnew(new KeyRing(next, keys));
        transactions.executeWithoutResult(transaction -> keys.putInForce(next.check()));
        return late;
    }

    private int inTransaction(Supplier<Integer> work) {
        Integer result = transactions.execute(transaction -> work.get());
        return result == null ? 0 : result;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
