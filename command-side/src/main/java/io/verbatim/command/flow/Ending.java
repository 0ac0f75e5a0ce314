package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.conversation.BotMessage;

/** Says goodbye, if there are words for it, and ends the session. */
final class Ending implements Behaviour<End> {
    @Override
    public Step enter(End end, Visit visit) {
        visit.say(end, new BotMessage.Text(visit.text(end, end.text())));
        return new Step.Finish();
    }

    @Override
    public void inspect(End end, Inspection inspection) {
        inspection.textIfGiven("text", end.text());
    }

    @Override
    public boolean rests() {
        return true;
    }
}
