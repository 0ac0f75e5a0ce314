package io.verbatim.channel.whatsapp.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.verbatim.channel.whatsapp.Samples;
import io.verbatim.channel.whatsapp.inbound.Content.Choice;
import io.verbatim.channel.whatsapp.inbound.Content.Edited;
import io.verbatim.channel.whatsapp.inbound.Content.File;
import io.verbatim.channel.whatsapp.inbound.Content.IdentityChanged;
import io.verbatim.channel.whatsapp.inbound.Content.NumberChanged;
import io.verbatim.channel.whatsapp.inbound.Content.QuickReply;
import io.verbatim.channel.whatsapp.inbound.Content.Revoked;
import io.verbatim.channel.whatsapp.inbound.Content.Structured;
import io.verbatim.channel.whatsapp.inbound.Content.Text;
import io.verbatim.channel.whatsapp.inbound.Content.Unsupported;
import io.verbatim.channel.whatsapp.inbound.Update.Message;
import io.verbatim.channel.whatsapp.inbound.Update.Status;
import io.verbatim.channel.whatsapp.inbound.Update.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationTest {

    private static final String MARA = "DE.58203917746105523847";

    @Test
    void tellsTextAndWhoWroteIt() {
        var message = message("in_text.json");

        assertThat(message.content()).isEqualTo(new Text("Hallo, ich brauche Hilfe mit meiner Bestellung \uD83D\uDE0A"));
        assertThat(message.sender()).isEqualTo(new Sender(MARA, "491701234567", "Mara Lindqvist", null));
        assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_767_225_617));
        assertThat(message.isGroup()).isFalse();
        assertThat(message("in_group_text.json").isGroup()).isTrue();
    }

    @Test
    void knowsUsersWithoutANumberAndThoseWithNothingElse() {
        assertThat(message("in_text_username_only_no_phone.json").sender()).isEqualTo(new Sender(MARA, null, "Mara Lindqvist", "maralind"));
        assertThat(message("in_text_legacy_no_bsuid.json").sender().key()).isEqualTo("491701234567");
    }

    @ParameterizedTest
    @CsvSource({"in_interactive_button_reply, component_id_xyz, Option 1", "in_interactive_list_reply, component_id_item2, Item 2",
        "in_interactive_list_reply_no_description, component_id_item1, Item 1"})
    void tellsChoicesByOurIds(String sample, String id, String title) {
        assertThat(message(sample + ".json").content()).isEqualTo(new Choice(id, title));
    }

    @Test
    void tellsQuickRepliesWithAndWithoutContext() {
        assertThat(message("in_button_quick_reply.json").content()).isEqualTo(new QuickReply("ORDER_STATUS", "Order status"));
        assertThat(message("in_button_quick_reply_no_context.json").content()).isEqualTo(new QuickReply("STOP", "Stop"));
    }

    @ParameterizedTest
    @CsvSource({"in_image_caption, image, 1003383421380001", "in_audio_file, audio, 1003383421380004", "in_video, video, 1003383421380005",
        "in_document, document, 1003383421380006", "in_sticker_static, sticker, 1003383421380008"})
    void tellsFiles(String sample, String kind, String id) {
        assertThat(message(sample + ".json").content()).isInstanceOfSatisfying(File.class, file -> {
            assertThat(file.kind()).isEqualTo(kind);
            assertThat(file.sha256()).isNotNull();
            assertThat(file.voice()).isFalse();
        });
    }

    @Test
    void tellsVoiceFromMusicAndWhereFilesLie() {
        assertThat(message("in_audio_voice.json").content()).isInstanceOfSatisfying(File.class, file -> {
            assertThat(file.voice()).isTrue();
            assertThat(file.url()).startsWith("https://lookaside.fbsbx.com/");
            assertThat(file).asString().doesNotContain("lookaside");
        });
        assertThat(message("in_document.json").content()).isInstanceOfSatisfying(File.class, file -> {
            assertThat(file.caption()).isEqualTo("invoice");
            assertThat(file.filename()).isEqualTo("Rechnung 2026-01.pdf");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "in_location_named | location | Example Office, Beispielstr. 1, 10115 Berlin, 52.531677, 13.381777",
        "in_location_pin | location | 52.52, 13.405", "in_reaction_removed | reaction | (reaction removed)",
        "in_reaction_removed_empty_emoji | reaction | (reaction removed)", "in_interactive_flow_nfm_reply | form | Sent"})
    void tellsWhatHasPartsAndTheSameInWords(String sample, String type, String text) {
        assertThat(message(sample + ".json").content()).isInstanceOfSatisfying(Structured.class, told -> {
            assertThat(told.type()).isEqualTo(type);
            assertThat(told.text()).isEqualTo(text);
            assertThat(told.value().isEmpty()).isFalse();
        });
    }

    @Test
    void tellsContactsAndOrders() {
        assertThat(message("in_contacts.json").content()).isInstanceOfSatisfying(Structured.class,
            told -> assertThat(told.text()).isEqualTo("Ida Berg: +49 170 7654321\nJo: +49 30 000000"));
        assertThat(message("in_order.json").content()).isInstanceOfSatisfying(Structured.class,
            told -> assertThat(told.type()).isEqualTo("order"));
    }

    @Test
    void tellsWhatBecameOfUsersAndTheirMessages() {
        assertThat(message("in_system_number_changed.json").content()).isEqualTo(new NumberChanged("491709999999"));
        assertThat(message("in_system_identity_changed.json").content()).isEqualTo(new IdentityChanged());
        assertThat(message("in_edit.json").content()).isInstanceOfSatisfying(Edited.class,
            edited -> assertThat(edited.now()).isEqualTo(new Text("corrected text")));
        assertThat(message("in_revoke.json").content()).isInstanceOf(Revoked.class);
    }

    @Test
    void keepsAChangeOfNumberBeforeWhatTheNewOneWrites() {
        var body = """
            {"entry": [{"changes": [{"field": "messages", "value": {"messages": [
            {"id": "wamid.1", "from": "491700000001", "type": "system", "system": {"type": "user_changed_number", "wa_id": "491700000002"}},
            {"id": "wamid.2", "from": "491700000002", "type": "text", "text": {"body": "Hello"}},
            {"id": "wamid.3", "from": "491700000001", "from_user_id": "DE.1", "type": "system",
             "system": {"type": "user_changed_number", "wa_id": "491700000002"}}]}}]}]}""";

        var told = Notification.read(body.getBytes(StandardCharsets.UTF_8), Samples.NUMBER).orElseThrow();

        assertThat(told).extracting(Told::userKey).containsExactly("491700000002", "491700000002", "DE.1");
    }

    @ParameterizedTest
    @CsvSource({"in_unsupported, unsupported", "in_unsupported_with_subtype, poll", "in_message_error_unsupported_payload, interactive"})
    void tellsWhatItCannotRead(String sample, String type) {
        assertThat(message(sample + ".json").content()).isEqualTo(new Unsupported(type));
    }

    @Test
    void takesNewTypesForUnsupported() {
        var body = new String(Samples.bytes("in_text.json"), StandardCharsets.UTF_8).replace("\"text\"", "\"hologram\"");

        assertThat(((Message) updates(body.getBytes(StandardCharsets.UTF_8)).getFirst()).content()).isEqualTo(new Unsupported("hologram"));
    }

    @Test
    void tellsStatuses() {
        var sent = (Status) updates("status_sent_pmp.json").getFirst();
        var failed = (Status) updates("status_failed_131047_reengagement.json").getFirst();

        assertThat(sent.status()).isEqualTo("sent");
        assertThat(sent.deliveryId()).isEqualTo("session=user-123;seq=4");
        assertThat(sent.at()).isEqualTo(Instant.ofEpochSecond(1_767_225_700));
        assertThat(failed.problem()).isEqualTo(new Update.Problem(131047, "Re-engagement message"));
        assertThat(failed.deliveryId()).isNull();
    }

    @Test
    void tellsTroublesOfTheAccount() {
        assertThat(updates("errors_account_level.json")).containsExactly(new Trouble(new Update.Problem(130429, "Rate limit hit")));
    }

    @Test
    void takesBatchesApartAndLeavesOtherNumbersAside() {
        var told = told(Samples.bytes("batch_messages_and_statuses.json"));

        assertThat(told).extracting(Told::isMessage).containsExactly(true, true, true, false);
        assertThat(told.stream().map(Told::dedupeKey).distinct()).hasSameSizeAs(told);
        assertThat(told.subList(0, 3)).extracting(Told::userKey).containsOnly(MARA);
        assertThat(told.subList(0, 3)).extracting(one -> ((Message) updated(one)).content())
            .containsExactly(new Text("first"), new Text("second"), new Text("third"));
        assertThat(told).asString().doesNotContain("4917", MARA);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesWhatBreaksOff(String sample) {
        byte[] whole = new String(Samples.bytes(sample), StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);

        assertThat(Notification.read(whole, Samples.NUMBER)).isPresent();
        for (int length = 0; length < whole.length; length += 10) {
            assertThat(Notification.read(Arrays.copyOf(whole, length), Samples.NUMBER)).as("%d bytes", length).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesFieldsThatAreMissingOrOfAnotherKind(String sample) {
        var body = new String(Samples.bytes(sample), StandardCharsets.UTF_8);
        var words = Stream.of("from", "id", "type", "text", "body", "contacts", "profile", "wa_id", "user_id", "messages", "statuses",
            "entry", "changes", "value", "metadata", "timestamp", "interactive", "errors", "status", "context", "order", "system").toList();

        for (var word : words) {
            for (var other : List.of("null", "7", "-1e400", "[]", "{}", "\"\\ud800\\u0000\"", "[[{}]]", "true")) {
                var changed = body.replaceAll("\"%s\": ?(\"[^\"]*\"|[0-9]+)".formatted(word), "\"%s\":%s".formatted(word, other))
                    .replaceAll("\"%s\": ?(?=[\\[{])".formatted(word), "\"%s\":%s,\"was_%s\":".formatted(word, other, word));
                assertThatCode(() -> updates(changed.getBytes(StandardCharsets.UTF_8))).as(changed).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]", "7", "\"x\"", "null", "{} {}", "x", "''"})
    void readsNothingButObjects(String body) {
        assertThat(Notification.read(body.getBytes(StandardCharsets.UTF_8), Samples.NUMBER)).isEmpty();
    }

    static List<String> samples() {
        return Samples.inbound();
    }

    private static Message message(String sample) {
        return (Message) updates(sample).getFirst();
    }

    private static List<Update> updates(String sample) {
        return updates(Samples.bytes(sample));
    }

    private static List<Update> updates(byte[] body) {
        return told(body).stream().map(NotificationTest::updated).toList();
    }

    private static Update updated(Told told) {
        return Objects.requireNonNull(Update.of(told.payload()));
    }

    private static List<Told> told(byte[] body) {
        return Notification.read(body, Samples.NUMBER).orElse(List.of());
    }
}
