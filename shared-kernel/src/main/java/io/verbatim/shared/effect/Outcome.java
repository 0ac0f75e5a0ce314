package io.verbatim.shared.effect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an effect brought: all that the flow goes by, so that a conversation can be run again without the world outside. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Outcome.Answered.class, name = "answered"),
    @Type(value = Outcome.FileKept.class, name = "file_kept"),
    @Type(value = Outcome.FileRefused.class, name = "file_refused"),
    @Type(value = Outcome.HandedOver.class, name = "handed_over"),
    @Type(value = Outcome.Paused.class, name = "paused"),
    @Type(value = Outcome.Ran.class, name = "ran"),
    @Type(value = Outcome.Recognised.class, name = "recognised"),
    @Type(value = Outcome.Sent.class, name = "sent")
})
public sealed interface Outcome {

    /**
     * A server answered, whatever the status.
     *
     * @param headers by name in lower case
     */
    record Answered(int statusCode, Map<String, String> headers, String text) implements Outcome { }

    /**
     * A script ran to its end.
     *
     * @param label    what it returned, by which the flow goes on; null for nothing
     * @param changed  variables with the values it gave them: what JSON can hold
     * @param removed  variables it took away
     * @param messages what it sent, each {@code {type, config}} as in the {@code commands} response of an API request
     * @param next     the component it sent the flow to; null for none
     * @param logs     what it wrote to its console, cut to a reasonable length
     */
    record Ran(@Nullable String label, Map<String, Object> changed, List<String> removed, List<Map<String, Object>> messages,
               @Nullable String next, List<String> logs) implements Outcome { }

    /**
     * A text was looked at.
     *
     * @param intent the best one, however unlikely; null where there are none
     * @param score  how likely it is, from 0 to 1
     */
    record Recognised(@Nullable String intent, double score, List<Found> entities) implements Outcome { }

    /** An entity in a text. */
    record Found(String name, String value) { }

    /** An e-mail was taken by the server. */
    record Sent() implements Outcome { }

    /**
     * A file was kept.
     *
     * @param url      under which it is given out
     * @param mimeType by its content
     * @param sha256   of its bytes, in hexadecimal
     */
    record FileKept(String url, String filename, String mimeType, long size, String sha256) implements Outcome { }

    /** A file will not do; {@code reason} is a word: {@code wrong_type}, {@code too_large}, {@code empty_file}. */
    record FileRefused(String reason) implements Outcome { }

    /** The time has passed. */
    record Paused() implements Outcome { }

    /**
     * People know of the conversation.
     *
     * @param pauseBot whether the bot is to be silent from now on
     */
    record HandedOver(boolean pauseBot) implements Outcome { }
}
