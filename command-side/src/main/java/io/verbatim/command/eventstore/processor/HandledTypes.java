package io.verbatim.command.eventstore.processor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.verbatim.command.eventstore.EventTypes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.modelling.saga.AbstractSagaManager;
import org.axonframework.modelling.saga.SagaEventHandler;

/** What a processor wants to read: the stored names of the events that its handlers take. */
final class HandledTypes {

    private HandledTypes() {
    }

    static Set<String> of(EventHandlerInvoker invoker) {
        return classesOf(invoker).stream().map(EventTypes::nameOf).collect(toUnmodifiableSet());
    }

    /** The classes of the events that these handlers take. */
    static Set<Class<?>> classesOf(EventHandlerInvoker invoker) {
        return EventTypes.all().stream().filter(type -> handles(invoker, type)).collect(toUnmodifiableSet());
    }

    /** Whether sagas are among the handlers. */
    static boolean hasSagas(EventHandlerInvoker invoker) {
        return delegates(invoker).anyMatch(AbstractSagaManager.class::isInstance);
    }

    /** Axon asks a group of one, too, for each event whether it is a replay. */
    static EventHandlerInvoker alone(EventHandlerInvoker invoker) {
        return invoker instanceof MultiEventHandlerInvoker several && several.delegates().size() == 1 ? several.delegates().getFirst()
            : invoker;
    }

    private static boolean handles(EventHandlerInvoker invoker, Class<?> type) {
        return delegates(invoker).anyMatch(each -> each instanceof AbstractSagaManager<?> sagas
            ? handles(sagas.getSagaType(), type)
            : each.canHandleType(type));
    }

    /** Axon's saga managers say that they take every event: the saga's methods know better. */
    private static boolean handles(Class<?> saga, Class<?> type) {
        return Arrays.stream(saga.getDeclaredMethods())
            .filter(method -> AnnotationUtils.isAnnotationPresent(method, SagaEventHandler.class))
            .anyMatch(method -> method.getParameterTypes()[0].isAssignableFrom(type));
    }

    private static Stream<EventHandlerInvoker> delegates(EventHandlerInvoker invoker) {
        return invoker instanceof MultiEventHandlerInvoker several ? several.delegates().stream() : Stream.of(invoker);
    }
}
