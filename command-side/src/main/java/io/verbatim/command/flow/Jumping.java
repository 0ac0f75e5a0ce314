package io.verbatim.command.flow;

import io.verbatim.shared.bot.flow.Goto;

/** Leads elsewhere. */
final class Jumping implements Behaviour<Goto> {
    @Override
    public Step enter(Goto jump, Visit visit) {
        return new Step.GoTo(jump.component());
    }

    @Override
    public void inspect(Goto jump, Inspection inspection) {
        inspection.way("component", jump.component());
    }
}
