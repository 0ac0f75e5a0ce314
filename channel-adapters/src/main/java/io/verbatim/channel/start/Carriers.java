package io.verbatim.channel.start;

/**
 * The platform threads that virtual threads run on. A virtual thread that loads a class stays on its carrier while it waits for another one
 * that reads the jar; where each processor has but one carrier, all of them may wait so for one that has none, for ever: seen on two
 * processors when a page asked for many things at once. So there are more carriers than processors.
 */
public final class Carriers {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int AT_LEAST = 16;

    private Carriers() {
    }

    /** To be called before the first virtual thread is made; what the command line says stands. */
    public static void enough() {
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, Integer.toString(Math.max(AT_LEAST, Runtime.getRuntime().availableProcessors())));
        }
    }
}
