package io.verbatim.channel.replay;

import org.jspecify.annotations.Nullable;

/**
 * What came of going on with a replay for a while.
 *
 * @param position up to which all is told now
 * @param ends     the last position that is wanted, as it is known now
 * @param handled  how many events were told, from the beginning
 * @param state    RUNNING where there is more
 * @param reason   why it stopped
 */
record Step(long position, long ends, long handled, ReplayState state, @Nullable String reason) { }
