package io.verbatim.channel.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * PostgreSQL's binaries as unpacked in one directory. The library keeps one unpacked copy for each resolver that is not equal to another:
 * with its own resolver a second database in this process would run from the first one's directory, and lose its files with it.
 */
record OwnBinaries(Path directory) implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
}
