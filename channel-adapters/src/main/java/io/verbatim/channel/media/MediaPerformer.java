package io.verbatim.channel.media;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.effect.Performed.Done;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import org.springframework.stereotype.Component;

/** Fetches and keeps the files that flows ask users for. Done once more, it keeps the same file in the same place. */
@Component
final class MediaPerformer implements EffectPerformer<Effect.KeepFile> {
    private final MediaIntake intake;

    MediaPerformer(MediaIntake intake) {
        this.intake = intake;
    }

    @Override
    public Class<Effect.KeepFile> kind() {
        return Effect.KeepFile.class;
    }

    @Override
    public Performed perform(Effect.KeepFile file, EffectRequested request) {
        var wanted = new Wanted(MediaId.of(request.effectId().value()), request.pin().workspaceId(), request.conversationId().value(),
            file.url(), file.filename(), file.accept(), file.temporary());
        return switch (intake.take(wanted)) {
            case Stored.Kept kept ->
                new Done(new Outcome.FileKept(kept.url(), kept.filename(), kept.mimeType(), kept.size(), kept.sha256()));
            case Stored.Unwanted(var reason) -> new Done(new Outcome.FileRefused(reason));
            case Stored.Failed(var reason, _) -> new Performed.Failed(reason, "The user's file could not be fetched or stored");
        };
    }
}
