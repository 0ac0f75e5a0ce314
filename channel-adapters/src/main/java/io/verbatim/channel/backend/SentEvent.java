package io.verbatim.channel.backend;

/** One event of a stream. Its name is not kept: all protocols repeat it in the data. */
record SentEvent(String data) {

    /** What ends the streams of Chat Completions, in place of JSON. */
    boolean isDone() {
        return data.strip().equals("[DONE]");
    }

    /** The data as a JSON object. */
    Foreign object() throws Unreadable {
        return Foreign.of(BackendJson.read(data));
    }
}
