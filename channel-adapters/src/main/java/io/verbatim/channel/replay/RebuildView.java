package io.verbatim.channel.replay;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.RunningDatabase;
import io.verbatim.channel.replay.ReplayTable.NewReplay;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Ids;
import io.verbatim.shared.workspace.WorkspaceId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command {@code rebuild <projection>}: has a view made again by a product that runs, and shows how far it is. */
public final class RebuildView {

    /** Its name. */
    public static final String NAME = "rebuild";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String ACTOR = "command-line";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final String NOTE = """
        insert into audit_entry (id, workspace_id, at, actor, action, resource, after)
        values (?, ?, clock_timestamp(), ?, 'replay_started', ?, ?::json)
        """;

    private final JdbcClient jdbc;
    private final ReplayTable table;
    private final ProgressBar bar;

    private RebuildView(JdbcClient jdbc, ProgressBar bar) {
        this.jdbc = jdbc;
        this.table = new ReplayTable(jdbc);
        this.bar = bar;
    }

    /** Does it, with the settings of the product, and returns when it is over; answers the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        var names = Arrays.stream(arguments).filter(argument -> !argument.startsWith("--")).toList();
        if (names.size() != 1) {
            err.println("Usage: rebuild <projection>, for instance: rebuild history");
            return MISUSED;
        }
        try (var settings = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).logStartupInfo(false)
            .registerShutdownHook(false).run(arguments)) {
            var bar = new ProgressBar(out, System.console() != null);
            return new RebuildView(client(settings.getEnvironment()), bar).run(names.getFirst(), err);
        } catch (UnusableSettings e) {
            err.println("%s: %s".formatted(NAME, e.getMessage()));
        } catch (CannotGetJdbcConnectionException e) {
            err.println("%s: the database cannot be reached".formatted(NAME));
        } catch (DataAccessException e) {
            err.println("%s: the database refused: %s".formatted(NAME, e.getMostSpecificCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    /** Only settings are read: the product itself runs elsewhere. */
    static final class Nothing { }

    private static JdbcClient client(Environment environment) {
        return JdbcClient.create(RunningDatabase.of(environment));
    }

    private int run(String projection, PrintStream err) throws InterruptedException {
        if (table.isRebuilt(projection)) {
            err.println("%s: %s is being made again already".formatted(NAME, projection));
            return FAILED;
        }
        var last = watch(begin(projection));
        bar.end();
        if (last.state() != ReplayState.COMPLETED) {
            var reason = last.reason() == null ? "" : ": " + last.reason();
            err.println("%s: %s is %s%s".formatted(NAME, projection, last.state().word(), reason));
        }
        return last.state() == ReplayState.COMPLETED ? DONE : FAILED;
    }

    private Replay begin(String projection) {
        var begun = table.add(new NewReplay(Ids.next(Replay.PREFIX), WorkspaceId.first(), ACTOR, TargetKind.PROJECTION, projection, null,
            new Asked(0, null, null), 1, 0));
        jdbc.sql(NOTE).params(Ids.next("aud"), WorkspaceId.first().value(), ACTOR, begun.id(),
            StrictJson.tree(Told.of(begun, null)).toString()).update();
        return begun;
    }

    private Replay watch(Replay begun) throws InterruptedException {
        var onlooker = new Onlooker(last -> table.find(last.workspace(), last.id()).orElseThrow());
        var now = begun;
        while (now.state() == ReplayState.RUNNING) {
            bar.show(now);
            Thread.sleep(BETWEEN_LOOKS);
            now = onlooker.look(now);
        }
        bar.show(now);
        return now;
    }
}
