package io.verbatim.channel.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/** A node's limits, without the node. */
record TestNode(KeyLimits limits, Company company) {
    static final String KEY = "key_1";
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static TestNode among(int nodes, Hands time) {
        var company = new Company();
        company.count(nodes, time.currentTimeNanos());
        return new TestNode(new KeyLimits(time, Clock.fixed(NOON, ZoneOffset.UTC), company), company);
    }

    Verdict take(int limit) {
        return limits.take(KEY, limit);
    }

    /** How many of these requests pass. */
    long passing(int requests, int limit) {
        return IntStream.range(0, requests).filter(i -> take(limit).passes()).count();
    }
}
