package io.verbatim.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.verbatim.shared.Facts;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.axonframework.serialization.Serializer;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds events to the projections as a processor does, batch by batch, and asks the query handlers as everybody does. */
public final class ViewFixture {

    public static final String WORKSPACE = "ws_00000000000000000000000001";
    public static final String ACTOR = "key_anna";
    private static final Instant START = Instant.parse("2024-11-21T10:00:00Z");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<AnnotationEventHandlerAdapter> projections = new ArrayList<>();
    private final QueryGateway queries;
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(ViewDatabase.POOL));
    private long position;

    public ViewFixture() {
        ViewDatabase.clear();
        context.registerBean(DataSource.class, () -> ViewDatabase.POOL);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(ViewDatabase.POOL));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(ViewDatabase.POOL));
        context.registerBean(Serializer.class, NamedEvents::create);
        // What works by itself does so in a product only.
        context.registerBean("lifecycleProcessor", LifecycleProcessor.class, Idle::new);
        context.scan("io.verbatim.query");
        context.refresh();
        var bus = SimpleQueryBus.builder().build();
        queries = DefaultQueryGateway.builder().queryBus(bus).build();
        for (Object bean : context.getBeansWithAnnotation(Component.class).values()) {
            projections.add(new AnnotationEventHandlerAdapter(bean));
            new AnnotationQueryHandlerAdapter<>(bean).subscribe(bus);
        }
    }

    public static ViewFixture empty() {
        return new ViewFixture();
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of these in one batch. */
    public Fed given(Object... events) {
        var batch = new Fed(new ArrayList<>());
        for (Object event : events) {
            batch.messages.add(stored(event));
        }
        return batch.again();
    }

    /** Each of these in a batch of its own. */
    public ViewFixture givenEach(Object... events) {
        for (Object event : events) {
            given(event);
        }
        return this;
    }

    /** When the event at this position was stored: one second apart, from position 1. */
    public static Instant at(long position) {
        return START.plusSeconds(position);
    }

    public <T> Optional<T> find(Object query, Class<T> type) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(type)).join();
    }

    public <T> T one(Object query, Class<T> type) {
        return queries.query(query, ResponseTypes.instanceOf(type)).join();
    }

    public <T> List<T> all(Object query, Class<T> type) {
        return queries.query(query, ResponseTypes.multipleInstancesOf(type)).join();
    }

    @SuppressWarnings("unchecked")
    public <T> Paged<T> list(Object query) {
        return queries.query(query, ResponseTypes.instanceOf(Paged.class)).join();
    }

    public static Page page(int number, int size) {
        return new Page(number, size, null);
    }

    public static Page after(String cursor, int size) {
        return new Page(1, size, cursor);
    }

    public static Page first() {
        return page(1, 20);
    }

    /** What these do happens in one transaction. */
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(transaction -> work.get());
    }

    private TrackedEventMessage<?> stored(Object event) {
        long here = ++position;
        var message = new GenericMessage<>(event, Map.of(Facts.WORKSPACE, WORKSPACE, Facts.ACTOR, ACTOR));
        return new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(here), message, () -> at(here));
    }

    private static final class Idle extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {
            // Starts nothing.
        }
    }

    /** A batch that was fed. */
    public final class Fed {

        private final List<TrackedEventMessage<?>> messages;

        private Fed(List<TrackedEventMessage<?>> messages) {
            this.messages = messages;
        }

        /** The same batch once more. */
        public Fed again() {
            var unit = new BatchingUnitOfWork<>(messages);
            transactions.executeWithoutResult(transaction -> unit.executeWithResult(() -> handled(unit.getMessage())).getPayload());
            return this;
        }

        private Object handled(TrackedEventMessage<?> message) throws Exception {
            for (var projection : projections) {
                if (projection.canHandle(message)) {
                    projection.handle(message);
                }
            }
            return message;
        }
    }
}
