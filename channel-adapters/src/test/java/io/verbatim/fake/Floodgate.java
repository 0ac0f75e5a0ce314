package io.verbatim.fake;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A backend's answers wait behind it until the test opens it. */
public record Floodgate(Behaviour then, CountDownLatch open) implements Behaviour {

    public Floodgate(Behaviour then) {
        this(then, new CountDownLatch(1));
    }

    /** For all that wait and all that come. */
    public void lift() {
        open.countDown();
    }

    @Override
    public void answer(Received request, Line line) throws IOException {
        try {
            if (!open.await(FOR_EVER, TimeUnit.MILLISECONDS)) {
                throw new IOException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        then.answer(request, line);
    }
}
