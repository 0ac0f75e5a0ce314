package io.verbatim.channel.replay;

import io.verbatim.shared.replay.RebuildCommand.AdvanceRebuild;
import io.verbatim.shared.replay.RebuildCommand.DropRebuild;
import io.verbatim.shared.replay.RebuildProgress;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** A view that is made again beside the one in use. */
@Component
class ProjectionTarget implements Target {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final CommandGateway commands;

    ProjectionTarget(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.PROJECTION;
    }

    @Override
    public Step advance(Replay replay, int failures) {
        RebuildProgress progress = commands.sendAndWait(new AdvanceRebuild(replay.id(), replay.target(), replay.fence(), A_WHILE));
        return new Step(progress.position(), progress.end(), progress.handled(), switch (progress.state()) {
            case RUNNING -> ReplayState.RUNNING;
            case DONE -> ReplayState.COMPLETED;
            case FAILED -> ReplayState.FAILED;
        }, progress.reason(), Duration.ZERO);
    }

    @Override
    public void tidy(Replay replay) {
        commands.sendAndWait(new DropRebuild(replay.id(), replay.fence()));
    }
}
