package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests of the management API that are sent again. */
@ExtendWith(Running.class)
class RepeatedRequestsIT {
    private final Product product;

    RepeatedRequestsIT(Product product) {
        this.product = product;
    }

    @Test
    void areCarriedOutOnceAndAnsweredAlike() {
        var first = product.owner().post("/v1/api-keys", "{\"name\": \"K\", \"role\": \"viewer\"}", "Idempotency-Key", "\"k-1\"").is(201);
        var again = product.owner().post("/v1/api-keys", "{\"role\": \"viewer\", \"name\": \"K\"}", "Idempotency-Key", "k-1");

        again.isReplayOf(first);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        product.owner().post("/v1/api-keys", "{\"name\": \"L\", \"role\": \"viewer\"}", "Idempotency-Key", "k-1")
            .isRefused(409, "idempotency_key_reused");
        product.with(first.textAt("/data/key")).post("/v1/bots", "{\"name\": \"B\"}", "Idempotency-Key", "k-1").is(403);
    }

    @Test
    void areThoseOfTheSameCallerOnly() {
        var body = "{\"name\": \"Mine\", \"role\": \"owner\"}";
        var first = product.owner().post("/v1/api-keys", body, "Idempotency-Key", "k-4").is(201);
        var other = product.with(first.textAt("/data/key")).post("/v1/api-keys", body, "Idempotency-Key", "k-4").is(201);

        other.isFirst();
        assertThat(other.textAt("/data/id")).isNotEqualTo(first.textAt("/data/id"));
    }

    @Test
    void areForgottenWhereTheyWereRefused() {
        product.owner().post("/v1/bots", "{\"name\": \"\"}", "Idempotency-Key", "k-2").is(422);
        product.owner().post("/v1/bots", "{\"name\": \"Good\"}", "Idempotency-Key", "k-2").is(201).isFirst();
        product.owner().post("/v1/bots", "{\"name\": \"Good\"}", "Idempotency-Key", "a b").is(400);
    }

    @Test
    void areCarriedOutAnewWhereTheFirstDiedBeforeItDidAnything() {
        var bot = product.owner().post("/v1/bots", "{\"name\": \"B\"}").is(201).textAt("/data/id");
        var path = "/v1/bots/%s/copy".formatted(bot);
        orphan(product.owner().post("/v1/bots/%s/validate".formatted(bot), "{}", "Idempotency-Key", "k-5").is(200));

        product.owner().post("/v1/bots/%s/validate".formatted(bot), "{}", "Idempotency-Key", "k-5").is(200).isFirst();
        orphan(product.owner().post(path, "{}", "Idempotency-Key", "k-6").is(201));
        for (int again = 0; again < 2; again++) {
            product.owner().post(path, "{}", "Idempotency-Key", "k-6").isRefused(409, "conflict");
        }
    }

    /** As if the node had gone down with its last request before it was answered. */
    private void orphan(Answer last) {
        last.isFirst();
        product.context().getBean(JdbcClient.class).sql("""
            update named_request set status = null, node = 'node_gone' where claimed_at = (select max(claimed_at) from named_request)
            """).update();
    }

    @Test
    void waitForTheFirstWhereTheyComeAtOnce() {
        List<Answer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8).mapToObj(i -> callers.submit(() ->
                product.owner().post("/v1/bots", "{\"name\": \"At once\"}", "Idempotency-Key", "k-3").is(201))).toList();
            answers = calls.stream().map(call -> {
                try {
                    return call.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
        }

        assertThat(answers).extracting(answer -> answer.textAt("/data/id")).containsOnly(answers.getFirst().textAt("/data/id"));
        assertThat(answers).filteredOn(answer -> answer.at("/idempotency_replayed").isMissingNode()).hasSize(1);
    }
}
