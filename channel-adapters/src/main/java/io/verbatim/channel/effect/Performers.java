package io.verbatim.channel.effect;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The performers by the kind of effect; whatever they do, there is an outcome to tell. */
@Component
final class Performers {
    private static final Logger LOG = LoggerFactory.getLogger(Performers.class);

    private final Map<Class<?>, EffectPerformer<?>> byKind;

    Performers(List<EffectPerformer<?>> performers) {
        byKind = performers.stream().collect(toUnmodifiableMap(EffectPerformer::kind, Function.identity()));
    }

    Performed perform(EffectRequested request) {
        var performer = byKind.get(request.effect().getClass());
        if (performer == null) {
            return new Performed.Failed("not_supported", "This installation cannot do effects of this kind");
        }
        try {
            return perform(performer, request);
        } catch (RuntimeException e) {
            LOG.warn("Effect {} of {} ended in a way that was not foreseen", request.effectId(), request.conversationId(), e);
            return new Performed.Failed("unknown", "It ended in a way that was not foreseen: " + e.getClass().getSimpleName());
        }
    }

    private static <E extends Effect> Performed perform(EffectPerformer<E> performer, EffectRequested request) {
        var effect = performer.kind().cast(request.effect());
        return performer.perform(effect, request);
    }
}
