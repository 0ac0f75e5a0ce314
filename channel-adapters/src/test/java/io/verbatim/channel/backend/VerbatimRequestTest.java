package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.channel.backend.Samples.backend;
import static io.verbatim.channel.backend.Samples.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Prompt.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerbatimRequestTest {

    @Test
    void looksAsTheContractSays() {
        assertThat(written(attempt(1))).isEqualTo("""
            {"messages":[{"role":"system","content":"Be kind"},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},\
            {"role":"user","content":"What's the weather?"}],"conversation_id":"%s",\
            "user":{"id":"anna-1","platform":"api","name":"Anna"},"bot":{"id":"%s","name":"Support"},\
            "metadata":{"channel":"api","chat_id":"anna-1","message_id":"%s","session_id":"session-1","turn_id":"%s"}}"""
            .formatted(Samples.CONVERSATION, Samples.BOT, Samples.MESSAGE, Samples.TURN));
    }

    @Test
    void putsFilesIntoParts() {
        var said = new Said("user", "Look", List.of(file("a.png", "image/png"), file("b.pdf", "application/pdf"), file("c", null)));

        assertThat(written(attempt(1, said))).startsWith("""
            {"messages":[{"role":"user","content":[{"type":"text","text":"Look"},\
            {"type":"image_url","image_url":{"url":"https://files.example/a.png"}},\
            {"type":"file","file":{"url":"https://files.example/b.pdf","filename":"b.pdf","mime_type":"application/pdf"}},\
            {"type":"file","file":{"url":"https://files.example/c","filename":"c"}}]}],""");
    }

    @Test
    void hasNoPartForWordsThatWereNotSaid() {
        assertThat(written(attempt(1, new Said("user", "", List.of(file("a.png", "image/png")))))).doesNotContain("\"text\"");
    }

    private static String written(AttemptStarted attempt) {
        var call = Samples.call(backend("https://backend.example/"), attempt);
        return new String(BackendJson.write(VerbatimRequest.of(call)), StandardCharsets.UTF_8);
    }
}
