package io.verbatim.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody has, and that stay so while a server is away that was killed and comes again on its own one: below those
 * that systems give to whoever connects (from 32768 in Linux, from 49152 elsewhere), since one of these may be taken for a
 * moment by any connection on the machine.
 */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int BEHIND_LAST = 32_000;
    // While its server is away, a port looks free to the tests that run beside it.
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {
    }

    /** One of them, which no other test of this process has or had. */
    public static int free() {
        return ThreadLocalRandom.current().ints(FIRST, BEHIND_LAST).filter(port -> isFree(port) && GIVEN.add(port)).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
