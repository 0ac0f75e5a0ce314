package io.verbatim.channel.database;

import io.verbatim.channel.UnusableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product's database, for a command that runs beside the product: the external one, or the embedded one of a product that runs. */
public final class RunningDatabase {

    // PostgreSQL's own file: process, directory, time, port.
    private static final int PORT_LINE = 3;

    private RunningDatabase() {
    }

    /**
     * Where it is, by the same settings as the product's.
     *
     * @throws UnusableSettings if it is the embedded one and no product runs
     */
    public static DataSource of(Environment environment) {
        var settings = Binder.get(environment).bindOrCreate("verbatim.database", DatabaseSettings.class);
        return settings.isEmbedded() ? embedded(dataDirectory(environment))
            : new DriverManagerDataSource(DatabaseUrl.jdbc(settings.url()), settings.username(), settings.password());
    }

    /** Whether these settings are of an embedded one. */
    public static boolean isEmbedded(Environment environment) {
        return environment.getProperty("verbatim.database.url", "").isBlank();
    }

    /** Where the product keeps its files. */
    public static Path dataDirectory(Environment environment) {
        return Path.of(environment.getProperty("verbatim.data-dir", ".verbatim")).toAbsolutePath().normalize();
    }

    private static DataSource embedded(Path directory) {
        try {
            int port = Integer.parseInt(Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(PORT_LINE).strip());
            return new DriverManagerDataSource("jdbc:postgresql://localhost:%d/%s".formatted(port, ClusterSetUp.NAME), ClusterSetUp.NAME,
                Files.readString(directory.resolve("database.password")).strip());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new UnusableSettings("VERBATIM_DATA_DIR: no Verbatim is running on %s; start it first.".formatted(directory));
        }
    }
}
