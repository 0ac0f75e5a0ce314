package io.verbatim.channel.web;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.shared.AwaitViews;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the management API hands commands in and asks its questions, so that callers see their own writes. */
@Component
public class Desk {
    private static final int PATIENCE = 5;
    private static final int AT_ONCE = 8;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final SetUpCaches caches;

    Desk(CommandGateway commands, QueryGateway queries, SetUpCaches caches) {
        this.commands = commands;
        this.queries = queries;
        this.caches = caches;
    }

    /** Carries a command out in the caller's name, and returns when the views have taken in what came of it; the caller is told up to where. */
    public <R> R tell(Caller caller, Object command) {
        R answer = ask(caller, command);
        settle();
        caches.clear();
        return answer;
    }

    /**
     * Carries out many commands that nothing is expected of, and refuses as one of them that is refused; the rest of its list is not tried.
     *
     * @param lists each list in its order, a few lists at a time
     */
    public void tellAll(Caller caller, Collection<? extends List<?>> lists) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("desk-", 0).factory())) {
            joined(CompletableFuture.allOf(lists.stream().map(list -> CompletableFuture.runAsync(() -> list.forEach(command ->
                commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(caller.facts()))), threads))
                .toArray(CompletableFuture[]::new)));
        }
        settle();
    }

    /** Waits as {@link #awaitViews()} after a change that was not told here; the caller is told up to where. */
    public void settle() {
        awaitAll().ifPresent(Position::tell);
    }

    /** Carries out a command that changes nothing and answers. */
    public <R> R ask(Caller caller, Object command) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(TraceContexts.on(MetaData.from(caller.facts()))));
    }

    /** The one thing that is asked for, if it is there. */
    public <T> Optional<T> find(Object query, Class<T> type) {
        return joined(queries.query(query, ResponseTypes.optionalInstanceOf(type)));
    }

    /** The one thing that is asked for. Refused with NOT_FOUND if it is not there. */
    public <T> T get(Object query, Class<T> type) {
        return find(query, type).orElseThrow(Desk::notFound);
    }

    /** A part of a list; the type is that of its items. */
    public <T> Paged<T> list(Object query, Class<T> type) {
        return joined(queries.query(query, new PagedType<T>()));
    }

    /** All that there are; for questions whose answers are bounded. */
    public <T> List<T> all(Object query, Class<T> type) {
        return joined(queries.query(query, ResponseTypes.multipleInstancesOf(type)));
    }

    /** Waits, within bounds, until the views know what is in the store. */
    public void awaitViews() {
        awaitAll();
    }

    /** Waits until the views know the log up to a position, for two seconds at most; or, for some more, all that is in it. */
    void awaitViews(@Nullable Long position) {
        if (position == null) {
            awaitAll();
        } else {
            find(new AwaitViews(position), Long.class);
        }
    }

    private Optional<Long> awaitAll() {
        Optional<Long> known = Optional.empty();
        for (int i = 0; i < PATIENCE && known.isEmpty(); i++) {
            known = find(new AwaitViews(), Long.class);
        }
        return known;
    }

    /** What is answered for everything that is not there, or not the caller's. */
    public static Refused notFound() {
        return new Refused(Refused.Code.NOT_FOUND, "There is nothing with this id");
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
