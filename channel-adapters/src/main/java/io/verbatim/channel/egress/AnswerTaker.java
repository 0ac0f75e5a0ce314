package io.verbatim.channel.egress;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Makes an outcome of an answer. */
@FunctionalInterface
interface AnswerTaker {

    /**
     * The outcome, once the answer was read.
     *
     * @param early takes an outcome that is certain before the answer was read to its end
     */
    EgressOutcome take(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException;
}
