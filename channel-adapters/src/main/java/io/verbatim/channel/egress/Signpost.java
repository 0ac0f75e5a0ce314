package io.verbatim.channel.egress;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Notes where an answer sends us, whatever else is made of it. */
final class Signpost implements AnswerTaker {
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final AnswerTaker taker;
    private volatile @Nullable String location;

    Signpost(AnswerTaker taker) {
        this.taker = taker;
    }

    @Override
    public EgressOutcome take(ClassicHttpResponse answer, Consumer<EgressOutcome> early) throws IOException {
        var header = answer.getFirstHeader("Location");
        location = header != null && ELSEWHERE.contains(answer.getCode()) ? header.getValue() : null;
        return taker.take(answer, early);
    }

    @Nullable String location() {
        return location;
    }
}
