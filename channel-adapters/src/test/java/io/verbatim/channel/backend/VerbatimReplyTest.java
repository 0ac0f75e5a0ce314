package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbatimReplyTest {

    @Test
    void readsAllThatABackendMaySay() throws Unreadable {
        var reply = read("""
            {"content": "Sunny", "metadata": {"model": "m", "scores": [1, 2.5, null, true], "deep": {"a": "b"}},
             "attachments": [{"type": "image", "url": "https://x/y.png", "filename": "y.png", "mime_type": "image/png"},
                             {"type": "file", "url": "http://x/z"}],
             "buttons": [{"id": "1", "text": "More"}], "something_else": [1]}""");

        assertThat(reply.content()).isEqualTo("Sunny");
        assertThat(reply.metadata().toString()).isEqualTo("{model=m, scores=[1, 2.5, null, true], deep={a=b}}");
        assertThat(reply.attachments()).containsExactly(new Reply.Attachment("image", "https://x/y.png", "y.png", "image/png"),
            new Reply.Attachment("document", "http://x/z", null, null));
        assertThat(reply.buttons()).containsExactly(new Reply.Button("1", "More"));
    }

    @ParameterizedTest
    @CsvSource({"image,,image", "voice,,audio", "file,,document", "file,video/mp4,video", "zzz,application/pdf,document", "'',image/png,image"})
    void knowsFourKindsOfFiles(String type, @Nullable String mimeType, String kind) throws Unreadable {
        var reply = read("{\"content\": \"Hi\", \"attachments\": [{\"type\": \"%s\", \"url\": \"https://x/y\"%s}]}"
            .formatted(type, mimeType == null ? "" : ", \"mime_type\": \"%s\"".formatted(mimeType)));

        assertThat(reply.attachments()).extracting(Reply.Attachment::type).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "not a url", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "//x/y"})
    void refusesFilesThatAreNowhereOnTheWeb(String url) {
        var body = "{\"content\": \"Hi\", \"attachments\": [{\"type\": \"image\", \"url\": \"%s\"}]}".formatted(url);

        assertThat(reasonOf(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.INVALID_RESPONSE);
    }

    @Test
    void takesNullForNothing() throws Unreadable {
        assertThat(read("{\"content\": \"Hi\", \"metadata\": null, \"attachments\": null, \"buttons\": null}"))
            .isEqualTo(new Reply("Hi", Map.of(), List.of(), List.of(), null));
    }

    @Test
    void keepsMetadataOfAnyShape() throws Unreadable {
        assertThat(read("{\"content\": \"Hi\", \"metadata\": [1]}").metadata()).isEqualTo(Map.of("value", List.of(1)));
    }

    @Test
    void letsNothingThroughThatTheStoreCannotKeep() throws Unreadable {
        var reply = read("{\"content\": \"a\\u0000b\\ud800c\\udc00d \\ud83d\\ude00\", \"metadata\": {\"k\\u0000\": [\"\\udfff\"]}, "
            + "\"buttons\": [{\"id\": \"\\u0000\", \"text\": \"t\"}]}");

        assertThat(reply.content()).isEqualTo("a\ufffdb\ufffdc\ufffdd \ud83d\ude00");
        assertThat(reply.metadata()).isEqualTo(Map.of("k\ufffd", List.of("\ufffd")));
        assertThat(reply.buttons().getFirst().id()).isEqualTo("\ufffd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"content\"", "{}", "{\"content\": null}", "{\"content\": 1}", "{\"content\": [\"a\"]}",
        "{\"content\": {\"text\": \"a\"}}", "{\"Content\": \"a\"}", "{\"content\": \"a\"", "{\"content\": \"a\"} x",
        "{\"content\": \"a\"}{}",
        "{\"content\": \"a\", \"content\": \"b\"}", "{\"content\": \"a\", \"metadata\": {\"x\": 1, \"x\": 2}}",
        "{content: \"a\"}", "{'content': 'a'}",
        "{\"content\": \"a\", \"metadata\": 1e400}", "{\"content\": \"a\", \"metadata\": NaN}", "{\"content\": \"a\", \"buttons\": {}}",
        "{\"content\": \"a\", \"buttons\": [\"b\"]}", "{\"content\": \"a\", \"buttons\": [{\"id\": 1, \"text\": \"t\"}]}",
        "{\"content\": \"a\", \"buttons\": [{\"id\": \"1\"}]}", "{\"content\": \"a\", \"buttons\": [{\"id\": \"\", \"text\": \"t\"}]}",
        "{\"content\": \"a\", \"buttons\": [{\"id\": \"1\", \"text\": \" \"}]}", "{\"content\": \"a\", \"attachments\": [{\"url\": \"u\"}]}",
        "{\"content\": \"a\", \"attachments\": [{\"type\": \"t\", \"url\": \"u\", \"filename\": 7}]}", "<html></html>", "\u0000"})
    void refusesWhatIsNoReply(String body) {
        assertThat(reasonOf(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.INVALID_RESPONSE);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(reasonOf("{\"content\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(reasonOf("{\"content\": \"a\"}".getBytes(StandardCharsets.UTF_16))).isEqualTo(Reason.INVALID_RESPONSE);
    }

    @Test
    void refusesADepthWithoutReason() {
        assertThat(reasonOf(nested(100_000))).isEqualTo(Reason.INVALID_RESPONSE);
        assertThat(reasonOf(nested(64))).isEqualTo(Reason.INVALID_RESPONSE);
    }

    @Test
    void refusesACountOfValuesWithoutReason() {
        assertThat(reasonOf(("{\"content\": \"a\", \"metadata\": [" + "0,".repeat(1_000_000) + "0]}").getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(Reason.INVALID_RESPONSE);
    }

    @Test
    void takesContentUpToItsLimit() throws Unreadable {
        assertThat(read("{\"content\": \"%s\"}".formatted("a".repeat(4_194_304))).content()).hasSize(4_194_304);
        assertThat(reasonOf("{\"content\": \"%s\"}".formatted("a".repeat(4_194_305)).getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(Reason.TOO_LARGE);
    }

    private static byte[] nested(int depth) {
        return ("{\"content\": \"a\", \"metadata\": " + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static Reply read(String body) throws Unreadable {
        return VerbatimReply.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason reasonOf(byte[] body) {
        return catchThrowableOfType(Unreadable.class, () -> VerbatimReply.read(body)).reason();
    }
}
