package io.verbatim.channel.limit;

import io.verbatim.shared.CountNodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Compares notes with the other nodes, as long as there are any: four times a second for all keys with traffic, and sooner when a key's
 * part runs low. When the database is away, each node goes on with the part that it has.
 */
@Component
class OtherNodesUse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodesUse.class);
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(240);
    private static final Duration BREATH = Duration.ofMillis(5);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 5_000;

    private final KeyLimits limits;
    private final Company company;
    private final LimitTable table;
    private final QueryGateway queries;
    private final Pace counting = new Pace(BETWEEN_COUNTS);
    private final Pace cleaning = new Pace(BETWEEN_CLEANINGS);
    private volatile boolean running;
    private @Nullable Thread thread;

    OtherNodesUse(KeyLimits limits, Company company, LimitTable table, QueryGateway queries) {
        this.limits = limits;
        this.company = company;
        this.table = table;
        this.queries = queries;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("other-nodes-use").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                look();
                Thread.sleep(BREATH);
                company.await(company.isShared() ? BETWEEN_LOOKS : BETWEEN_COUNTS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One round. What fails is tried again in the next. */
    void look() throws InterruptedException {
        try {
            counting.when(this::count);
            if (company.isShared()) {
                compare(limits.claims());
            }
            cleaning.when(table::forgetTheOld);
        } catch (RuntimeException e) {
            LOG.debug("What other nodes let pass cannot be seen now", e);
            company.lostSight();
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private void count() {
        boolean before = company.isShared();
        company.count(queries.query(new CountNodes(), Integer.class).join(), System.nanoTime());
        if (before && !company.isShared()) {
            limits.release();
        }
    }

    private void compare(List<Claim> claims) {
        for (int i = 0; i < claims.size(); i += AT_A_TIME) {
            var some = claims.subList(i, Math.min(i + AT_A_TIME, claims.size()));
            Map<String, Claim> told = some.stream().collect(Collectors.toMap(Claim::key, Function.identity()));
            table.claim(some, company.nodes()).forEach(seen -> limits.hear(told.get(seen.key()), seen));
        }
    }
}
