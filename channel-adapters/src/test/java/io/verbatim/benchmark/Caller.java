package io.verbatim.benchmark;

import java.io.IOException;

/** One client that asks, waits for the answer, and asks again. */
interface Caller extends AutoCloseable {

    /** Whether the answer was the one that was hoped for. */
    boolean call() throws IOException;

    /** What is left to do before the next call, and is not counted. */
    default void rest() throws IOException {
    }

    @Override
    void close() throws IOException;

    /** Sends these one after the other, over and over. */
    static Caller sending(int port, byte[]... requests) {
        return new Caller() {
            private final Http http = new Http(port);
            private int next;

            @Override
            public boolean call() throws IOException {
                return http.call(requests[next++ % requests.length]) == 200;
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }
}
