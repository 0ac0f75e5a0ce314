package io.verbatim.shared.effect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.verbatim.shared.bot.flow.Confidential;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a component asks the world outside for. Everything is filled in; secrets stand by their names and are opened for the wire only. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Effect.CallApi.class, name = "call_api"),
    @Type(value = Effect.HandOver.class, name = "hand_over"),
    @Type(value = Effect.KeepFile.class, name = "keep_file"),
    @Type(value = Effect.Pause.class, name = "pause"),
    @Type(value = Effect.Recognise.class, name = "recognise"),
    @Type(value = Effect.RunScript.class, name = "run_script"),
    @Type(value = Effect.SendMail.class, name = "send_mail"),
    @Type(value = Effect.TellPeople.class, name = "tell_people")
})
public sealed interface Effect {

    /** Whether it may be done once more when nobody knows whether it was done. */
    boolean mayBeRepeated();

    /**
     * Calls a server; answered by {@link Outcome.Answered}.
     *
     * @param auth              null for none
     * @param signature         null for none
     * @param clientCertificate the name of a secret; null for none
     * @param timeout           in seconds
     */
    record CallApi(String method, String url, Map<String, Confidential> headers, @Nullable String body, @Nullable Auth auth,
                   @Nullable Signature signature, @Nullable String clientCertificate, int timeout, boolean repeatSafe) implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return repeatSafe || method.equals("GET");
        }
    }

    /**
     * Runs an author's script; answered by {@link Outcome.Ran}.
     *
     * @param args      the configured values, filled in
     * @param variables of the session, which the script may change
     * @param internal  what the session knows by itself, read-only
     */
    record RunScript(String source, Map<String, Object> args, Map<String, Object> variables, Map<String, Object> internal)
        implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return true;
        }
    }

    /** Finds the intent of a text among those of the session's bot version; answered by {@link Outcome.Recognised}. */
    record Recognise(String text) implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return true;
        }
    }

    /** Sends an e-mail; answered by {@link Outcome.Sent}. */
    record SendMail(String to, String subject, String body, boolean repeatSafe) implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return repeatSafe;
        }
    }

    /** Lets time pass; answered by {@link Outcome.Paused}. */
    record Pause(long delayMs) implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return true;
        }
    }

    /**
     * Fetches a user's file, looks what it is, and keeps it; answered by {@link Outcome.FileKept} or {@link Outcome.FileRefused}.
     *
     * @param filename  as the sender calls it; null where it does not say
     * @param accept    sorts of file that will do: {@code image}, {@code video}, {@code audio}, {@code document}; none: all
     * @param temporary whether it is kept for a day only
     */
    record KeepFile(String url, @Nullable String filename, List<String> accept, boolean temporary) implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return true;
        }
    }

    /** Hands the conversation to people, by the bot's webhook; answered by {@link Outcome.HandedOver}. */
    record HandOver(String url, @Nullable Confidential verifyToken, String sessionId, String channel, List<Line> transcript)
        implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return true;
        }
    }

    /** Tells the people behind the bot's handover webhook what was said; nobody waits for it. */
    record TellPeople(String url, @Nullable Confidential verifyToken, String sessionId, String channel, List<Line> messages)
        implements Effect {
        @Override
        public boolean mayBeRepeated() {
            return false;
        }
    }

    /**
     * Who calls.
     *
     * @param type     {@code basic} or {@code bearer}
     * @param username for {@code basic}
     * @param secret   the password or the token
     */
    record Auth(String type, @Nullable Confidential username, Confidential secret) { }

    /**
     * HMAC-SHA256 of the body, in hexadecimal.
     *
     * @param secret the name of the secret that is the key
     * @param header that takes it
     */
    record Signature(String secret, String header) { }

    /**
     * One message of a transcript.
     *
     * @param actor {@code user} or {@code bot}
     */
    record Line(String actor, String message) { }
}
