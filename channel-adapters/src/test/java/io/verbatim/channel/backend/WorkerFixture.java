package io.verbatim.channel.backend;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.work.Recording;
import io.verbatim.shared.Facts;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendQuery.FindBackendToCall;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/** A worker with a real client and real buses, and in place of the other two modules a list of commands and one backend. */
final class WorkerFixture implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final MetaData FACTS = MetaData.from(
        Map.of(Facts.WORKSPACE, "ws_1", Facts.ACTOR, "anna", Facts.ORIGIN, "1.1.1.1", "traceId", "t1"));

    final List<CommandMessage<?>> recorded = new CopyOnWriteArrayList<>();
    final List<StreamReply> pieces = new CopyOnWriteArrayList<>();
    final List<MetaData> pieceFacts = new CopyOnWriteArrayList<>();
    volatile boolean wantsMore = true;
    volatile boolean ours = true;
    final Queue<RuntimeException> faults = new ConcurrentLinkedQueue<>();
    final Backends backends;
    final AttemptWorker worker;
    final Breakers breakers;

    private final BreakerReports reports;
    private final AtomicReference<Supplier<Optional<Backend>>> backend = new AtomicReference<>(Optional::empty);
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());

    WorkerFixture() {
        this(new AttemptSettings(100, Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(50)));
    }

    WorkerFixture(AttemptSettings settings) {
        var formats = new PayloadFormats(List.of(new VerbatimFormat(), new EchoFormat(), new FaultyFormat(), new OpenAiFormat(),
            new OpenAiResponsesFormat(), new AnthropicFormat(), new TemplateFormat()));
        var wire = new Wire(egress, new CallHeaders(secret -> "open " + secret.id()), Clock.fixed(NOON, ZoneOffset.UTC), settings);
        var commands = DefaultCommandGateway.builder().commandBus(commandBus()).build();
        this.reports = new BreakerReports(commands);
        this.breakers = new Breakers(reports, Clock.fixed(NOON, ZoneOffset.UTC));
        this.backends = new Backends(DefaultQueryGateway.builder().queryBus(queryBus()).build());
        this.worker = new AttemptWorker(new Caller(backends, formats, breakers, new RetryBudgets(), new Bulkheads(), wire,
            attemptId -> ours, new AttemptMeters(new SimpleMeterRegistry())),
            new Passages(commands, settings), new AttemptRecorder(new Recording(commands), new NodeName("node-1")), settings,
            Steps.untraced());
    }

    WorkerFixture with(Backend found) {
        return with(() -> Optional.of(found));
    }

    WorkerFixture with(Supplier<Optional<Backend>> search) {
        backend.set(search);
        return this;
    }

    void begin(AttemptStarted attempt) {
        worker.on(attempt, FACTS);
    }

    ConversationCommand outcomeOf(AttemptStarted attempt) {
        recorded.clear();
        begin(attempt);
        await().until(() -> recorded.size() == 1);
        return (ConversationCommand) recorded.getFirst().getPayload();
    }

    Reply replyTo(AttemptStarted attempt) {
        return ((RecordAttemptSucceeded) outcomeOf(attempt)).reply();
    }

    Failure failureOf(AttemptStarted attempt) {
        return ((RecordAttemptFailed) outcomeOf(attempt)).failure();
    }

    static CallFacts facts(ConversationCommand command) {
        return switch (command) {
            case RecordAttemptSucceeded succeeded -> succeeded.call();
            case RecordAttemptFailed failed -> failed.call();
            default -> throw new AssertionError("Not an outcome: " + command);
        };
    }

    @Override
    public void close() {
        worker.stop();
        reports.close();
        egress.close();
    }

    private SimpleCommandBus commandBus() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(RecordAttemptSucceeded.class.getName(), this::take);
        bus.subscribe(RecordAttemptFailed.class.getName(), this::take);
        bus.subscribe(RecordAttemptUnknown.class.getName(), this::take);
        bus.subscribe(StreamReply.class.getName(), this::pass);
        return bus;
    }

    private Object pass(CommandMessage<?> command) {
        pieces.add((StreamReply) command.getPayload());
        pieceFacts.add(command.getMetaData());
        return wantsMore;
    }

    private Object take(CommandMessage<?> command) {
        var fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        return recorded.add(command);
    }

    private SimpleQueryBus queryBus() {
        var bus = SimpleQueryBus.builder().build();
        new AnnotationQueryHandlerAdapter<>(new Views()).subscribe(bus);
        return bus;
    }

    private final class Views {
        @QueryHandler
        Optional<Backend> handle(FindBackendToCall query) {
            return backend.get().get();
        }
    }

    private static final class FaultyFormat implements PayloadFormat {
        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public Asked ask(Call call, Wire wire) {
            throw new IllegalStateException("A fault of the program, with text of the user");
        }
    }
}
