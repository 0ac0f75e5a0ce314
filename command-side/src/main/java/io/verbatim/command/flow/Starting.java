package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Start;

/** Leads into the flow. */
final class Starting implements Behaviour<Start> {
    @Override
    public Step enter(Start start, Visit visit) {
        return new Step.GoTo(start.next());
    }

    @Override
    public void inspect(Start start, Inspection inspection) {
        inspection.way("next", start.next());
    }
}
