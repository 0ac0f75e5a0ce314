package io.verbatim.channel.egress;

/** How a call ended. */
public sealed interface EgressOutcome permits EgressAnswer, EgressFailure {
}
