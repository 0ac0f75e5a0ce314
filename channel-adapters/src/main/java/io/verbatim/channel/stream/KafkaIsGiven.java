package io.verbatim.channel.stream;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether brokers are named: without them nothing of the stream is there. */
final class KafkaIsGiven implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty("verbatim.kafka.bootstrap-servers", "").isBlank();
    }
}
