package io.verbatim.crash;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Catches one connection between a node and its database when certain words go over it. */
final class Trap {

    private final byte[] words;
    private final CountDownLatch caught = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private Proxy.@Nullable Wire wire;

    Trap(byte[] words) {
        this.words = words;
    }

    /** Whether, within some seconds, the database has answered a caught one, who does not know yet. */
    boolean hasCaught() {
        return await(caught, 10);
    }

    /** Lets the answer through. */
    void release() {
        released.countDown();
    }

    /** The answer never comes. */
    synchronized void cut() {
        if (wire != null) {
            wire.cut();
        }
        release();
    }

    synchronized boolean isSprungBy(Proxy.Wire candidate, byte[] bytes, int length) {
        if (wire == null && contains(bytes, length)) {
            wire = candidate;
        }
        return wire == candidate;
    }

    void hold() {
        caught.countDown();
        await(released, 60);
    }

    private boolean contains(byte[] bytes, int length) {
        for (int i = 0; i + words.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + words.length, words, 0, words.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean await(CountDownLatch latch, int seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
