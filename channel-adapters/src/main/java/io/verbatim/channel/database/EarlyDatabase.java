package io.verbatim.channel.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Has the embedded database start while the product still looks for its own parts: each takes seconds, and neither needs the other until
 * late. What goes wrong comes to light where the database is asked for.
 */
public final class EarlyDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, ApplicationListener<ApplicationFailedEvent> {

    private static final Executor BESIDE = task -> Thread.ofPlatform().name("early-database").start(task);

    private volatile @Nullable Begun begun;

    /** A database that was told to start. */
    record Begun(CompletableFuture<DataDirectory> directory, CompletableFuture<EmbeddedDatabase> database) {

        static Begun in(Environment environment) {
            var directory = CompletableFuture.supplyAsync(() -> DataDirectory.take(RunningDatabase.dataDirectory(environment)), BESIDE);
            var port = Binder.get(environment).bindOrCreate("verbatim.database", DatabaseSettings.class).port();
            return new Begun(directory, directory.thenApplyAsync(taken -> EmbeddedDatabase.start(taken, port), BESIDE));
        }

        /** The result, once it is there, or what it failed with. */
        static <T> T of(CompletableFuture<T> begun) {
            try {
                return begun.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (RunningDatabase.isEmbedded(context.getEnvironment())) {
            begun = Begun.in(context.getEnvironment());
            context.getBeanFactory().registerSingleton("earlyDatabase", begun);
        }
    }

    /** The product may have failed before it asked for the database; nothing is closed twice. */
    @Override
    public void onApplicationEvent(ApplicationFailedEvent event) {
        var left = begun;
        if (left != null) {
            left.database().thenAccept(EmbeddedDatabase::closeQuietly).exceptionally(failed -> null).join();
            left.directory().thenAccept(DataDirectory::close).exceptionally(failed -> null).join();
        }
    }
}
