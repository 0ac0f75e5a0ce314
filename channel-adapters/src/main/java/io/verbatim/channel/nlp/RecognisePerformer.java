package io.verbatim.channel.nlp;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.BotQuery.FindFlow;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect.Recognise;
import io.verbatim.shared.effect.Outcome;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Finds out what users mean, by the intents of the version that their session stays on. */
@Component
final class RecognisePerformer implements EffectPerformer<Recognise> {

    private static final int MOST = 200;

    private final Recogniser recogniser;
    private final LoadingCache<Version, Optional<BotVersion>> versions;

    RecognisePerformer(Recogniser recogniser, QueryGateway queries) {
        this.recogniser = recogniser;
        this.versions = Caffeine.newBuilder().maximumSize(MOST).build(wanted ->
            queries.query(new FindFlow(wanted.bot(), wanted.number()), ResponseTypes.optionalInstanceOf(BotVersion.class)).join());
    }

    @Override
    public Class<Recognise> kind() {
        return Recognise.class;
    }

    @Override
    public Performed perform(Recognise effect, EffectRequested request) {
        var pin = request.pin();
        return versions.get(new Version(pin.botId(), pin.botVersion())).map(version -> understood(version, effect.text()))
            .orElseGet(() -> new Performed.Failed("unknown_version", "The bot has no such version"));
    }

    private Performed understood(BotVersion version, String text) {
        var found = recogniser.recognise(version.definition(), text);
        var entities = found.entities().stream().map(one -> new Outcome.Found(one.name(), one.value())).toList();
        return new Performed.Done(new Outcome.Recognised(found.intent(), found.score(), entities));
    }

    private record Version(BotId bot, int number) { }
}
