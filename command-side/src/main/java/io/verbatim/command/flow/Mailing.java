package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Email;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import org.jspecify.annotations.Nullable;

/** Sends an e-mail. */
final class Mailing extends Acting<Email> {

    @Override
    public Step enter(Email email, Visit visit) {
        return new Step.Ask(new Effect.SendMail(visit.text(email, email.to()), visit.text(email, email.subject()),
            visit.text(email, email.body()), Boolean.TRUE.equals(email.repeatSafe())), visit.isSensitive(email));
    }

    @Override
    Step brought(Email email, Outcome outcome, Visit visit) {
        return new Step.GoTo(email.next());
    }

    @Override
    @Nullable String error(Email email) {
        return email.error();
    }

    @Override
    void inspectFields(Email email, Inspection inspection) {
        inspection.text("to", email.to());
        inspection.text("subject", email.subject());
        inspection.text("body", email.body());
        inspection.wayOrDeadEnd("next", email.next());
    }
}
