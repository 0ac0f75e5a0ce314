package io.verbatim.channel.database;

/** Where the database listens. */
public record DatabasePort(int number) {
}
