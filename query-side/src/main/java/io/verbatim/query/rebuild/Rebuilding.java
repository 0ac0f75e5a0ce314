package io.verbatim.query.rebuild;

import io.verbatim.shared.replay.ListProjections;
import io.verbatim.shared.replay.RebuildCommand.AdvanceRebuild;
import io.verbatim.shared.replay.RebuildCommand.DropRebuild;
import io.verbatim.shared.replay.RebuildProgress;
import io.verbatim.shared.replay.RebuildProgress.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Carries out what is ordered of rebuilds. */
@Component
class Rebuilding implements DisposableBean {

    private final Projections projections;
    private final Course course;
    // Not the thread of the command: handlers would take what they do for a part of its unit of work.
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Rebuilding(Projections projections, Course course) {
        this.projections = projections;
        this.course = course;
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    @QueryHandler
    List<String> handle(ListProjections query) {
        return projections.names();
    }

    @CommandHandler
    RebuildProgress handle(AdvanceRebuild command) {
        var projection = projections.find(command.projection());
        return projection.isEmpty() ? failed("There is no projection " + command.projection())
            : apart(() -> course.advance(projection.get(), command));
    }

    @CommandHandler
    void handle(DropRebuild command) {
        apart(() -> course.drop(command));
    }

    private <T> T apart(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static RebuildProgress failed(String reason) {
        return new RebuildProgress(State.FAILED, 0, 0, 0, reason);
    }
}
