package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.effect.EffectId;

/** Ids that count, and dice that always fall on the same side. */
final class ScriptedChance implements Chance {

    private int messages;
    private int dispatches;
    private int attempts;
    private int effects;

    static MessageId message(int no) {
        return new MessageId("msg_%026d".formatted(no));
    }

    static DispatchId dispatch(int no) {
        return new DispatchId("dsp_%026d".formatted(no));
    }

    static AttemptId attempt(int no) {
        return new AttemptId("att_%026d".formatted(no));
    }

    static EffectId effect(int no) {
        return new EffectId("eff_%026d".formatted(no));
    }

    @Override
    public MessageId message() {
        return message(++messages);
    }

    @Override
    public DispatchId dispatch() {
        return dispatch(++dispatches);
    }

    @Override
    public AttemptId attempt() {
        return attempt(++attempts);
    }

    @Override
    public EffectId effect() {
        return effect(++effects);
    }

    @Override
    public int below(int bound) {
        return 0;
    }

    @Override
    public double fraction() {
        return 0;
    }
}
