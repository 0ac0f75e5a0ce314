package io.verbatim.channel.api;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.Turn;
import java.util.function.Function;

/**
 * Who reads a stream of turns.
 *
 * @param location where the reader can ask for a turn again
 * @param whole    what the reader gets of a turn that is completed
 */
record StreamReader(Function<Turn, String> location, Function<TurnAnswer, Object> whole) {

    static StreamReader of(ChannelId channel) {
        return new StreamReader(turn -> RunningTurn.location(channel, turn).toString(), answer -> answer);
    }
}
