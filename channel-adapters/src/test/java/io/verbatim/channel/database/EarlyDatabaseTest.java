package io.verbatim.channel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.database.EarlyDatabase.Begun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class EarlyDatabaseTest {

    @TempDir
    Path directory;

    private final EarlyDatabase early = new EarlyDatabase();

    @Test
    void isLeftAloneWhereThereIsAnExternalOne() {
        try (var context = context("verbatim.database.url", "postgresql://db/verbatim")) {
            early.initialize(context);

            assertThat(context.getBeanFactory().containsSingleton("earlyDatabase")).isFalse();
        }
    }

    @Test
    void sharesTheFateOfAProductThatDoesNotStart() {
        try (var context = context("verbatim.data-dir", directory.toString())) {
            early.initialize(context);
            var begun = context.getBeanFactory().getBean("earlyDatabase", Begun.class);
            Begun.of(begun.database());

            early.onApplicationEvent(failed(context));

            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
            DataDirectory.take(directory).close();
        }
    }

    @Test
    void saysWhereItIsAskedForWhyItDidNotStart() throws Exception {
        var file = Files.createFile(directory.resolve("a-file"));
        try (var context = context("verbatim.data-dir", file.toString())) {
            early.initialize(context);
            var begun = context.getBeanFactory().getBean("earlyDatabase", Begun.class);

            assertThatThrownBy(() -> Begun.of(begun.database())).isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("VERBATIM_DATA_DIR");
            early.onApplicationEvent(failed(context));
        }
    }

    private static GenericApplicationContext context(String property, String value) {
        var context = new GenericApplicationContext();
        context.setEnvironment(new MockEnvironment().withProperty(property, value));
        return context;
    }

    private static ApplicationFailedEvent failed(GenericApplicationContext context) {
        return new ApplicationFailedEvent(new SpringApplication(), new String[0], context, new IllegalStateException("It does not start"));
    }
}
