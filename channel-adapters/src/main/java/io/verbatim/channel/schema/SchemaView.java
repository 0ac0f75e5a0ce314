package io.verbatim.channel.schema;

/**
 * A schema that can be had.
 *
 * @param name     of the event, as it is stored
 * @param revision as it stands beside the event
 * @param url      where the schema is
 */
record SchemaView(String name, String revision, String url) {

    static SchemaView of(String name, int revision) {
        return new SchemaView(name, Integer.toString(revision), "/v1/schemas/%s/%d".formatted(name, revision));
    }
}
