package io.verbatim.channel.schema;

/**
 * A schema that can be had.
 *
 * @param name     of the event, as it is stored
 * @param revision as it stands beside the event
 * @param url      where the schema is
 */
record SchemaView(String name, String revision, String url) {

    /** Its place among all: by name, then in the order of the revisions. */
    String place() {
        return "%s/%6s".formatted(name, revision);
    }

    static SchemaView of(String name, int revision) {
        return new SchemaView(name, Integer.toString(revision), "/v1/schemas/%s/%d".formatted(name, revision));
    }
}
