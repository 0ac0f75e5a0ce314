package io.verbatim.command.eventstore.processor;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far a processor is, for those who wait for it. */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moves = lock.newCondition();
    private long handled = -1;

    /** Everything up to here is handled and visible. */
    long handled() {
        lock.lock();
        try {
            return handled;
        } finally {
            lock.unlock();
        }
    }

    void moveTo(long position) {
        lock.lock();
        try {
            handled = position;
            moves.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the position is reached in time. */
    boolean await(long position, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (handled < position && left > 0) {
                left = moves.awaitNanos(left);
            }
            return handled >= position;
        } finally {
            lock.unlock();
        }
    }
}
