package io.verbatim.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.verbatim.channel.telegram.Update.Content.File;
import io.verbatim.channel.telegram.Update.Content.Other;
import io.verbatim.channel.telegram.Update.Content.Place;
import io.verbatim.channel.telegram.Update.Content.Pressed;
import io.verbatim.channel.telegram.Update.Content.Words;
import io.verbatim.shared.conversation.EndUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UpdateTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String FROM_MARA = """
        {"update_id": 1, "message": {"from": {"id": 7}, "chat": {"id": 7, "type": "private"}, %s}}""";

    @Test
    void isWhatTheUserWroteAndWho() {
        var update = read("update_text.json");

        assertThat(update.content()).isEqualTo(new Words("/start hello"));
        assertThat(update.user()).isEqualTo(new EndUser("700123456", "telegram", "Mara", "maralind"));
        assertThat(update.sessionKey()).isEqualTo("700123456");
        assertThat(update.payload()).containsEntry("text", "/start hello");
    }

    @Test
    void isTheLargestOfAPhotosSizes() {
        assertThat(read("update_photo.json").content()).isEqualTo(new File("photo", "AgAC-large", null, "broken part", 120345));
    }

    @Test
    void isAFileWithItsName() {
        assertThat(read("update_document.json").content()).isEqualTo(new File("document", "BQAC-doc", "a.pdf", null, 10234));
        assertThat(read("update_voice.json").content()).isEqualTo(new File("voice", "AwAC-voice", null, null, 9123));
    }

    @Test
    void isAButtonWithItsLabel() {
        assertThat(read("update_callback_query.json").content()).isEqualTo(new Pressed("3007000000000000001", "o:1", "Option 1"));
    }

    @Test
    void isAPlace() {
        assertThat(said("\"location\": {\"latitude\": 52.5, \"longitude\": 13.4}")).isEqualTo(new Place(52.5, 13.4, null));
    }

    @Test
    void isSomethingElseWhereWeDoNotKnowIt() {
        assertThat(said("\"dice\": {\"value\": 3}")).isEqualTo(new Other("dice"));
        assertThat(said("\"location\": {\"latitude\": \"north\"}")).isEqualTo(new Other("location"));
        assertThat(said("\"photo\": []")).isEqualTo(new Other("photo"));
        assertThat(said("\"document\": {\"file_id\": 5}")).isEqualTo(new Other("document"));
    }

    @Test
    void tellsAChangeFromWhatWasSaidFirst() {
        var change = Update.of(json("update_edited_message.json")).orElseThrow();

        assertThat(change.origin()).isEqualTo(new Update.Origin("message 700123456 11", true));
        assertThat(change.content()).isEqualTo(new Words("corrected"));
    }

    @Test
    void isNothingOfAnotherBotOrOfWhereAMovingUserIs() {
        assertThat(Update.of(MAPPER.readTree("""
            {"update_id": 1, "edited_message": {"message_id": 1, "from": {"id": 7}, "chat": {"id": 7},
             "location": {"latitude": 1, "longitude": 2}}}"""))).isEmpty();
        assertThat(Update.of(MAPPER.readTree("""
            {"update_id": 1, "message": {"from": {"id": 7, "is_bot": true}, "chat": {"id": 7}, "text": "Hi"}}"""))).isEmpty();
    }

    @Test
    void keepsTheUsersOfAGroupApart() {
        var update = Update.of(MAPPER.readTree("""
            {"update_id": 1, "message": {"from": {"id": 7}, "chat": {"id": -100123, "type": "supergroup"}, "text": "Hi"}}""")).orElseThrow();

        assertThat(update.sessionKey()).isEqualTo("-100123:7");
        assertThat(Update.chatOf(update.sessionKey())).isEqualTo(-100123);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"update_id\": \"1\"}", "{\"update_id\": 1.5}", "{\"update_id\": 99999999999999999999}", "{\"update_id\": null}"})
    void isNoneWithoutItsNumber(String body) {
        assertThat(Update.isNumbered(MAPPER.readTree(body))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update_text.json", "update_photo.json", "update_document.json", "update_voice.json",
        "update_callback_query.json"})
    void survivesFieldsThatAreMissingOrOfAnotherType(String sample) {
        for (var path : List.of("", "/message", "/message/chat", "/message/from", "/callback_query", "/callback_query/message", "/message/voice")) {
            var names = json(sample).at(path).propertyNames();
            for (var name : names) {
                for (var wrong : List.of("null", "5", "\"text\"", "[]", "[[1]]", "{}", "true")) {
                    var changed = json(sample);
                    ((ObjectNode) changed.at(path)).set(name, MAPPER.readTree(wrong));
                    assertThatCode(() -> Update.of(changed)).as("%s%s/%s = %s", sample, path, name, wrong).doesNotThrowAnyException();
                }
            }
        }
    }

    private static Update.Content said(String field) {
        return Update.of(MAPPER.readTree(FROM_MARA.formatted(field))).orElseThrow().content();
    }

    private static Update read(String sample) {
        return Update.of(json(sample)).orElseThrow();
    }

    private static JsonNode json(String sample) {
        try {
            return MAPPER.readTree(new ClassPathResource("telegram/" + sample).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("There is no such sample", e);
        }
    }
}
