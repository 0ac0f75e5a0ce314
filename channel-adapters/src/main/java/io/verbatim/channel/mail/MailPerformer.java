package io.verbatim.channel.mail;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import org.springframework.stereotype.Component;

/** Sends the e-mails of flows. */
@Component
final class MailPerformer implements EffectPerformer<Effect.SendMail> {
    private final Postman postman;

    MailPerformer(Postman postman) {
        this.postman = postman;
    }

    @Override
    public Class<Effect.SendMail> kind() {
        return Effect.SendMail.class;
    }

    @Override
    public Performed perform(Effect.SendMail mail, EffectRequested request) {
        return postman.send(mail.to(), mail.subject(), mail.body());
    }
}
