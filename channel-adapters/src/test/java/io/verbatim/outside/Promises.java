package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer that a test gets from the management API, or a webhook, against the OpenAPI document of the product that gave it. */
final class Promises {
    private static final Map<URI, Contract> CONTRACTS = new ConcurrentHashMap<>();

    private Promises() {
    }

    /** The answer, if it is what the document says; of addresses that it does not name, it says nothing. */
    static Answer kept(URI base, String method, String path, Answer answer) {
        if ((path.startsWith("/v1/") || path.startsWith("/auth/") || path.startsWith("/webhook")) && !path.equals(Contract.PATH)) {
            contract(base).find(method, path).filter(Contract.Operation::isDescribed).ifPresent(operation ->
                assertThat(contract(base).faults(operation, answer)).as("%s %s: %d %s", method, path, answer.status(), answer.text())
                    .isEmpty());
        }
        return answer;
    }

    private static Contract contract(URI base) {
        return CONTRACTS.computeIfAbsent(base, address -> new Contract(new Api(address, "").get(Contract.PATH).json()));
    }
}
