package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of dialect form: what bots say goes out. */
@ExtendWith(Running.class)
class FormRepliesIT {
    private final Product product;
    private final FakeBackend receiver = FakeBackend.start().will(Behaviour.answers(200, ""));

    FormRepliesIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void talkWithAUserToTheEnd() {
        var channel = channel("talk", ", \"sign_replies\": true, \"signing_secret\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr\"");

        channel.say("anna", ", \"text\": \"Hi\"").is(200);
        await().untilAsserted(() -> assertThat(channel.replies("anna", "text")).containsExactly("Hello! What is your name?"));
        channel.say("anna", ", \"text\": \"Anna\"").is(200);
        await().untilAsserted(() -> assertThat(channel.replies("anna", "text")).hasSize(2)
            .endsWith("What would you like, Anna?\n\n1. A shirt\n2. Nothing"));
        channel.say("anna", ", \"text\": \"1\"").is(200);
        await().untilAsserted(() -> assertThat(channel.replies("anna", "text")).hasSize(3)
            .endsWith("Which size?\n\n1. Small (up to 38)\n2. Large"));
        channel.say("anna", ", \"text\": \"LARGE\"").is(200);

        await().untilAsserted(() -> assertThat(channel.replies("anna", "text")).contains("A shirt in Large for Anna."));
        var got = receiver.received().getFirst();
        assertThat(got.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(FormChannel.values(got, "page_id")).containsExactly("talk");
        assertThat(FormChannel.values(got, "platform")).containsExactly("CustomApp");
        assertThat(FormChannel.values(got, "part")).containsExactly("1");
        assertThat(FormChannel.values(got, "parts")).containsExactly("1");
        assertThat(FormChannel.values(got, "reply_id")).containsExactly(got.header("webhook-id"));
        assertThat(got.header("webhook-signature"))
            .isEqualTo(StandardWebhook.signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr", got));
    }

    @Test
    void sendPartsInOrderEachUntilItIsTaken() {
        receiver.will(Behaviour.answers(500, ""), Behaviour.answers(302, "", "Location: http://127.0.0.1:1/"), Behaviour.answers(200, ""));
        var bot = product.bot(Flows.greeting("One two three four. ![](https://a.example/a.png)\\n\\nFive six seven eight."));
        var channel = FormChannel.of(bot, receiver, "parts", ", \"max_part_length\": 22");

        channel.say("anna", ", \"text\": \"Hi\"").is(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(channel.replies("anna", "part"))
            .containsExactly("1", "1", "1", "2"));
        assertThat(channel.replies("anna", "text")).endsWith("One two three four.", "Five six seven eight.");
        assertThat(channel.replies("anna", "images")).containsOnly("https://a.example/a.png").hasSize(3);
        assertThat(channel.replies("anna", "reply_id")).hasSize(4).containsOnly(channel.replies("anna", "reply_id").getFirst());
    }

    @Test
    void speakAndSayWhatTheyCannotHear() {
        var channel = channel("voice", ", \"voice_replies\": true, \"voice_failed_text\": \"Please write to me.\"");

        var taken = channel.say("anna", ", \"audio\": \"https://a.example/voice.mp3\"").is(200);

        await().untilAsserted(() -> assertThat(channel.replies("anna", "text"))
            .containsExactly("Please write to me.", "Hello! What is your name?"));
        await().untilAsserted(() -> assertThat(channel.transcript(taken)).hasSize(3).contains("bot: Please write to me."));
        var recording = URI.create(channel.replies("anna", "audio").getFirst());
        var heard = product.with("").get(recording.getPath() + "?" + recording.getQuery()).is(200);
        assertThat(heard.header("Content-Type")).startsWith("audio/");
    }

    @Test
    void sayWhatTheyCannotHearBesideWhatTheyCan() {
        var channel = FormChannel.of(product.bot(Flows.talk("{}")), receiver, "beside", ", \"voice_failed_text\": \"Please write to me.\"");

        var taken = channel.say("anna", ", \"text\": \"Hi\", \"audio\": \"http://127.0.0.1:1/voice.mp3\"").is(200);

        await().untilAsserted(() -> assertThat(channel.replies("anna", "text")).containsExactlyInAnyOrder("Hi", "Please write to me."));
        assertThat(channel.transcript(taken)).hasSize(4).startsWith("user: Hi");
    }

    private FormChannel channel(String page, String fields) {
        return FormChannel.of(product.bot(Flows.SHOP), receiver, page, fields);
    }
}
