package io.verbatim.query.rebuild;

import io.verbatim.query.Makes;
import io.verbatim.shared.conversation.ConversationId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What makes a view: the handlers of one processing group, and their tables.
 *
 * @param cleared         tables that are to be empty then
 * @param ofConversations whether it must not be told of forgotten conversations
 * @param takesMetaData   whether its handlers ask for more than the event itself
 * @param handlers        by the events that they take
 */
record Projection(String name, List<String> tables, Set<String> cleared, boolean ofConversations, boolean takesMetaData,
                  Map<Class<?>, List<EventMessageHandler>> handlers) {

    /** What the groups are called whose views are of test sessions; no others are told of these. */
    private static final String WITH_TESTS = "test-";

    static Projection of(String name, Collection<Object> beans) {
        var makes = beans.stream().map(bean -> bean.getClass().getAnnotation(Makes.class)).toList();
        var adapters = beans.stream().<EventMessageHandler>map(AnnotationEventHandlerAdapter::new).toList();
        return new Projection(name, makes.stream().flatMap(each -> Arrays.stream(each.value())).toList(),
            makes.stream().flatMap(each -> Arrays.stream(each.clears())).collect(Collectors.toUnmodifiableSet()),
            makes.stream().allMatch(Makes::ofConversations), beans.stream().anyMatch(bean -> takesMetaData(bean.getClass())),
            beans.stream().flatMap(bean -> taken(bean.getClass())).distinct().collect(Collectors.toUnmodifiableMap(Function.identity(),
                type -> adapters.stream().filter(adapter -> adapter.canHandleType(type)).toList())));
    }

    /** The events that it takes. */
    Set<Class<?>> types() {
        return handlers.keySet();
    }

    /** The schema in which its tables are made again. */
    String shadow() {
        return shadowOf(name);
    }

    static String shadowOf(String name) {
        return "rebuild_" + name.replace('-', '_');
    }

    /** Reads out of what was stored all that the handlers will ask for; else each is read when it is asked for first. */
    void decode(EventMessage<?> event) {
        event.getPayload();
        if (takesMetaData) {
            event.getMetaData().size();
        }
    }

    /** Hands over a batch as a processor does; what comes of it is written when this returns, in the transaction of the thread. */
    void tell(List<TrackedEventMessage<?>> events) throws Exception {
        var wanted = events.stream().filter(this::concerns).toList();
        if (!wanted.isEmpty()) {
            var unit = DefaultUnitOfWork.<EventMessage<?>>startAndGet(wanted.getFirst());
            tell(wanted, unit);
            unit.commit();
        }
    }

    private void tell(List<TrackedEventMessage<?>> events, UnitOfWork<?> unit) throws Exception {
        try {
            for (var event : events) {
                for (var handler : handlers.getOrDefault(event.getPayloadType(), List.of())) {
                    handler.handle(event);
                }
            }
        } catch (Exception e) {
            unit.rollback(e);
            throw e;
        }
    }

    private boolean concerns(TrackedEventMessage<?> event) {
        return name.startsWith(WITH_TESTS)
            || !(event instanceof DomainEventMessage<?> stored && ConversationId.isOfTest(stored.getAggregateIdentifier()));
    }

    private static Stream<Class<?>> taken(Class<?> projection) {
        return handlers(projection).flatMap(method -> whole(method.getParameterTypes()[0]));
    }

    private static boolean takesMetaData(Class<?> projection) {
        return handlers(projection).flatMap(method -> Arrays.stream(method.getParameters()))
            .anyMatch(parameter -> parameter.isAnnotationPresent(MetaDataValue.class) || parameter.getType() == MetaData.class);
    }

    private static Stream<Method> handlers(Class<?> projection) {
        return Arrays.stream(projection.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(EventHandler.class));
    }

    private static Stream<Class<?>> whole(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Projection::whole) : Stream.of(type);
    }
}
