package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.RunningDatabase;
import io.verbatim.channel.vault.MasterKey;
import io.verbatim.channel.vault.Rotation;
import java.io.PrintStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The command {@code rotate-master-key}: changes the master key of a product that runs. */
public final class RotateMasterKey {

    /** Its name. */
    public static final String NAME = "rotate-master-key";

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private RotateMasterKey() {
    }

    /** Does it, with the settings of the product, and says in one line how it went; answers the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try (var settings = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).logStartupInfo(false)
            .registerShutdownHook(false).run(arguments)) {
            out.println(rotate(settings.getEnvironment()));
            return DONE;
        } catch (UnusableSettings | IllegalStateException e) {
            err.println("%s: %s".formatted(NAME, e.getMessage()));
        } catch (CannotGetJdbcConnectionException | TransactionException e) {
            err.println("%s: the database cannot be reached".formatted(NAME));
        } catch (DataAccessException e) {
            err.println("%s: the database refused: %s".formatted(NAME, e.getMostSpecificCause().getMessage()));
        }
        return FAILED;
    }

    /** Only settings are read: the product itself runs elsewhere. */
    static final class Nothing { }

    private static String rotate(Environment environment) {
        var source = RunningDatabase.of(environment);
        var given = new GivenMasterKey(environment);
        var rotation = new Rotation(JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
        int sealed = rotation.run(given.read(), keeper(given));
        return "The master key is changed; %d secrets were sealed anew. %s".formatted(sealed, given.isOwn()
            ? "The new one is in %s.".formatted(given.ownFile().path()) : "Start nodes with the new one from now on.");
    }

    private static Rotation.Keeper keeper(GivenMasterKey given) {
        return new Rotation.Keeper() {
            @Override
            public MasterKey next() {
                var next = given.next();
                return GivenMasterKey.key("VERBATIM_MASTER_KEY_NEW", given.isOwn() ? given.ownFile().next(checked(next)) : next);
            }

            @Override
            public void swap(MasterKey next) {
                if (given.isOwn()) {
                    given.ownFile().swap(next.id());
                }
            }
        };
    }

    private static String checked(String key) {
        GivenMasterKey.key("VERBATIM_MASTER_KEY_NEW", key);
        return key;
    }
}
