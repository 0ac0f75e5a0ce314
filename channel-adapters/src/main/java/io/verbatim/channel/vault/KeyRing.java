package io.verbatim.channel.vault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The master keys that this node can use: the one it was given, and, while the operator changes it, the one before and the one after.
 * Digests come from one root for ever, for what was digested cannot be digested again.
 */
@Component
class KeyRing {
    private final Map<String, MasterKey> known = new ConcurrentHashMap<>();
    private final Map<String, Hmac> digests = new ConcurrentHashMap<>();
    private final MasterKey given;
    private final MasterKeyTable table;
    private volatile MasterKey newest;
    private volatile @Nullable MasterKey root;

    KeyRing(MasterKey given, MasterKeyTable table) {
        this.given = given;
        this.table = table;
        this.newest = given;
        known.put(given.id(), given);
    }

    /** What new secrets are sealed with. */
    MasterKey newest() {
        return newest;
    }

    /** The key of this id. Fails if it cannot be known here. */
    MasterKey of(String id) {
        if (!known.containsKey(id)) {
            learn();
        }
        var key = known.get(id);
        if (key == null) {
            throw new IllegalStateException("sealed with another master key (%s)".formatted(id));
        }
        return key;
    }

    /** Digests for a purpose, the same whatever the master key is. */
    Hmac digests(String purpose) {
        return digests.computeIfAbsent(purpose, any -> new Hmac(root(), purpose));
    }

    /** Fails if this database was filled with another key, or nobody but the operator could go on with a change of keys. */
    void verify() {
        boolean isInForce = table.firstCheck(given.check()).equals(given.check());
        var next = table.next();
        learn();
        if (!isInForce && !next.filter(given.id()::equals).isPresent()) {
            throw new IllegalStateException("The master key is not the one that the secrets in this database were sealed with");
        }
        if (next.isPresent() && !known.containsKey(next.get())) {
            throw new IllegalStateException("A change to another master key is not finished; run rotate-master-key again");
        }
    }

    /** Takes note of the keys beside the newest, if there are any; answers the newest. */
    MasterKey learn() {
        table.find(newest.id()).ifPresent(kept -> {
            if (kept.previous() != null) {
                known(newest.unwrap(kept.previous()));
            }
            if (kept.handedOn() != null) {
                newest = known(newest.unwrap(kept.handedOn()));
            }
        });
        return newest;
    }

    /** The key of all digests: the first master key that this database had. */
    MasterKey root() {
        var found = root;
        if (found == null) {
            found = table.find(given.id()).map(kept -> given.unwrap(kept.root())).orElse(given);
            root = found;
        }
        return found;
    }

    private MasterKey known(MasterKey key) {
        known.put(key.id(), key);
        return key;
    }
}
