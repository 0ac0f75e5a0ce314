package io.verbatim.crash;

import java.util.List;

/** What the event log says of a conversation: the truth, whatever any view says. */
record Ledger(Database database) {

    /** Types of a turn's events, in order, without their prefix. */
    List<String> story(String turn) {
        return database.ask("""
            select replace(type, 'conversation.', '') from event
             where payload::text like '%' || ? || '%' order by global_index""", turn);
    }

    /** The turns of a conversation as their messages arrived. */
    List<String> arrivals(String conversation) {
        return database.ask("""
            select payload->>'turn_id' from event where aggregate_id = ? and type = 'conversation.UserMessageReceived' order by seq""",
            conversation);
    }

    /** The turns that something happened in, one for each stretch without another's: what arrives meanwhile or too late does not count. */
    List<String> runs(String conversation) {
        return database.ask("""
            select turn from (
              select seq, payload->>'turn_id' as turn, lag(payload->>'turn_id') over (order by seq) as turn_before
                from event where aggregate_id = ? and type not in ('conversation.UserMessageReceived', 'conversation.LateAnswerSeen')) as e
             where turn is distinct from turn_before order by seq""", conversation);
    }

    /** The most attempts of one dispatch that were without outcome at one time. */
    long mostOpenAtOnce() {
        return database.count("""
            select coalesce(max(open), 0) from (
              select sum(case when type = 'conversation.AttemptStarted' then 1 else -1 end)
                     over (partition by payload->>'dispatch_id' order by global_index) as open
                from event
               where type in ('conversation.AttemptStarted', 'conversation.AttemptSucceeded', 'conversation.AttemptFailed',
                              'conversation.AttemptOutcomeUnknown')) as o""");
    }

    /** Attempts that have no outcome now. */
    long open() {
        return database.count("""
            select count(*) filter (where type = 'conversation.AttemptStarted')
                 - count(*) filter (where type in ('conversation.AttemptSucceeded', 'conversation.AttemptFailed',
                                                   'conversation.AttemptOutcomeUnknown')) from event""");
    }

    /** Dispatches that did not end in exactly one reply or one error text. */
    long endedOtherwiseThanOnce() {
        return database.count("""
            select count(*) from (
              select payload->>'dispatch_id' from event where type like 'conversation.%' and payload->>'dispatch_id' is not null
               group by 1
              having count(*) filter (where type in ('conversation.AttemptSucceeded', 'conversation.DispatchFailed')) <> 1) as d""");
    }

    /** Turns that were completed more than once. */
    long completedTwice() {
        return database.count("""
            select count(*) from (select 1 from event where type = 'conversation.TurnCompleted'
             group by payload->>'turn_id' having count(*) > 1) as t""");
    }

    /** How often sessions of a channel expired. */
    long expired(Bot bot) {
        return database.count("""
            select count(*) from event where type = 'conversation.SessionEnded' and payload->>'reason' = 'expired' and aggregate_id in (
              select aggregate_id from event where type = 'conversation.SessionStarted' and payload->'pin'->>'channel_id' = ?)""",
            bot.channel());
    }

    /** The outcome of each attempt of a turn, as the view has it, in order. */
    List<String> outcomes(String turn) {
        return database.ask("""
            select coalesce(a.outcome, 'open') from observe.v_attempt a join turn t using (conversation_id)
             where t.turn_id = ? and a.message_id = t.message_id order by a.no""", turn);
    }
}
