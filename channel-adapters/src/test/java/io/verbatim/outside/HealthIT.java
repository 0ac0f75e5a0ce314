package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What load balancers and operators are told of a node. */
@ExtendWith(Running.class)
class HealthIT {
    private final Product product;

    HealthIT(Product product) {
        this.product = product;
    }

    @Test
    void isReadyWithItsDatabaseItsClockAndItsProcessors() {
        var ready = operators().get("/actuator/health/readiness").is(200);

        assertThat(ready.textAt("/status")).isEqualTo("UP");
        assertThat(ready.at("/components").propertyNames()).contains("readinessState", "db", "clock", "processors");
        assertThat(ready.at("/components/clock/details/offset_ms").asLong()).isBetween(-2000L, 2000L);
        assertThat(ready.at("/components/processors/details/stopped")).isEmpty();
    }

    @Test
    void livesWhateverItsNeighboursDo() {
        assertThat(operators().get("/actuator/health/liveness").is(200).textAt("/status")).isEqualTo("UP");
    }

    @Test
    void saysWhoItIs() {
        var info = operators().get("/actuator/info").is(200);

        assertThat(info.textAt("/node/name")).startsWith("node_");
        assertThat(info.at("/node/roles").valueStream().map(JsonNode::asString)).containsExactly("channels", "command", "query");
        assertThat(info.textAt("/java/version")).startsWith("25");
    }

    @Test
    void tellsNothingOnThePublicPort() {
        assertThat(product.with("").get("/actuator/health/readiness").status()).isEqualTo(404);
        assertThat(product.with("").get("/actuator/prometheus").status()).isEqualTo(404);
    }

    private Api operators() {
        return new Api(product.management(), "");
    }
}
