package io.verbatim.command.eventstore;

import io.verbatim.shared.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * What every message takes over from the one that is handled while it is made: what caused it, what began it all, in which workspace, who
 * asked, from where, on which trace; and to the events of a command, not further, the request that it came with. Axon asks anew for each message that is made, so what was answered last is kept.
 */
final class Correlation implements CorrelationDataProvider {

    private static final String CAUSE = "correlationId";
    private static final String BEGINNING = "traceId";

    private final ThreadLocal<@Nullable Answer> last = new ThreadLocal<>();

    private record Answer(String message, Map<String, Object> data) { }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var answer = last.get();
        if (answer == null || !answer.message().equals(message.getIdentifier())) {
            answer = new Answer(message.getIdentifier(), data(message));
            last.set(answer);
        }
        return answer.data();
    }

    private static Map<String, Object> data(Message<?> message) {
        var metadata = message.getMetaData();
        var data = new LinkedHashMap<String, Object>();
        data.put(CAUSE, message.getIdentifier());
        data.put(BEGINNING, metadata.getOrDefault(BEGINNING, message.getIdentifier()));
        copy(metadata, data, Facts.WORKSPACE, Facts.ACTOR, Facts.ORIGIN, Facts.TRACE);
        if (message instanceof CommandMessage) {
            copy(metadata, data, Facts.REQUEST, Facts.REQUEST_FINGERPRINT);
        }
        return data;
    }

    private static void copy(MetaData metadata, Map<String, Object> data, String... facts) {
        for (String fact : facts) {
            if (metadata.containsKey(fact)) {
                data.put(fact, metadata.get(fact));
            }
        }
    }
}
