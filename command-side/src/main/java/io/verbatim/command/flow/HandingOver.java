package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Handover;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import org.jspecify.annotations.Nullable;

/** Makes the bot silent and, where there is a webhook, tells people that the conversation is theirs. */
final class HandingOver extends Acting<Handover> {

    @Override
    public Step enter(Handover handover, Visit visit) {
        var webhook = visit.flow().handover();
        if (webhook == null || webhook.url() == null) {
            visit.paused(handover);
            return new Step.Stay();
        }
        var session = visit.state().session();
        var transcript = visit.state().context().stream()
            .map(said -> new Effect.Line(said.role().equals("user") ? "user" : "bot", said.text())).toList();
        var offload = new Effect.HandOver(webhook.url(), webhook.verifyToken(), session.sessionId(), session.channelKind(), transcript);
        return new Step.Ask(offload, visit.flow().hasSensitive());
    }

    @Override
    public Step take(Handover handover, UserInput input, Visit visit) {
        return new Step.GoTo(handover.next() == null ? handover.id() : handover.next());
    }

    @Override
    Step brought(Handover handover, Outcome outcome, Visit visit) {
        if (outcome instanceof Outcome.HandedOver(var pauseBot) && pauseBot) {
            visit.paused(handover);
            return new Step.Stay();
        }
        return handover.next() == null ? new Step.Stay() : new Step.GoTo(handover.next());
    }

    @Override
    @Nullable String error(Handover handover) {
        return handover.error();
    }

    @Override
    public boolean rests() {
        return true;
    }

    @Override
    void inspectFields(Handover handover, Inspection inspection) {
        inspection.wayIfGiven("next", handover.next());
    }
}
