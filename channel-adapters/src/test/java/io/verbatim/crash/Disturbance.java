package io.verbatim.crash;

/** What can happen to the product while people talk to it. */
enum Disturbance {
    KILL(Storm::kill),
    /** The message is not stored, or is stored and nobody was told. */
    KILL_AT_MESSAGE(storm -> storm.killAtGate("UserMessageReceived")),
    /** A second attempt, a fallback's attempt. */
    KILL_AT_RETRY(storm -> storm.killAtGate("RetryPlanned")),
    KILL_AT_PIECE(storm -> storm.killAtGate("ReplyStreamed")),
    KILL_AT_FAILURE(storm -> storm.killAtGate("AttemptFailed")),
    KILL_AT_REPLY(storm -> storm.killAtGate("AttemptSucceeded")),
    /** Stored, and the node dies before it hears so. */
    KILL_BEHIND_START(storm -> storm.killBehind("conversation.AttemptStarted")),
    KILL_BEHIND_REPLY(storm -> storm.killBehind("conversation.AttemptSucceeded")),
    /** Stored, and the node does not know whether. */
    LOSE_THE_WORD_OF_START(storm -> storm.loseTheWordOf("conversation.AttemptStarted")),
    LOSE_THE_WORD_OF_FAILURE(storm -> storm.loseTheWordOf("conversation.AttemptFailed")),
    LOSE_THE_WORD_OF_REPLY(storm -> storm.loseTheWordOf("conversation.AttemptSucceeded")),
    CUT_CONNECTIONS(Storm::cut),
    SLOW_DATABASE(Storm::slow),
    STANDSTILL(Storm::standStillForAMoment),
    STANDSTILL_PAST_THE_LEASE(Storm::standStillPastTheLease),
    DATABASE_RESTARTED(Storm::restartDatabase),
    DATABASE_CRASHED(Storm::crashDatabase);

    private final Strike strike;

    Disturbance(Strike strike) {
        this.strike = strike;
    }

    void strike(Storm storm) throws Exception {
        strike.on(storm);
    }

    /** See {@link #strike}. */
    @FunctionalInterface
    private interface Strike {
        void on(Storm storm) throws Exception;
    }
}
