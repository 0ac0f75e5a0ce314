package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Floodgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Turns that take time": the answer at once, for those who prefer it. */
@ExtendWith(Running.class)
class RespondAsyncIT {

    private static final String START = "{\"session_id\": \"anna\"}";
    private static final String MESSAGE = "{\"message\": \"Hello\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final Floodgate gate = new Floodgate(Behaviour.says("At last"));

    RespondAsyncIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        gate.lift();
        backend.close();
    }

    @Test
    void answersAMessageAtOnceWhereThatIsPreferred() {
        var chat = slow("{}");

        var accepted = chat.send("anna", MESSAGE, "Prefer", "respond-async").is(202);

        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.textAt("/session_id")).isEqualTo("anna");
        assertThat(accepted.textAt("/conversation_id")).startsWith("conv_");
        assertThat(chat.api().get(accepted.header("Location")).is(202).textAt("/turn_id")).isEqualTo(accepted.textAt("/turn_id"));
        gate.lift();
        var done = result(chat, "anna", accepted.textAt("/turn_id"));
        assertThat(done.textAt("/message/text")).isEqualTo("At last");
        assertThat(chat.api().get(accepted.header("Location")).is(200).json()).isEqualTo(done.json());
    }

    @Test
    void answersAStartAtOnceWhereThatIsPreferred() {
        var chat = product.bot(Flows.SHOP).channel();

        var accepted = chat.start("{}", "Prefer", "respond-async").is(202);

        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.textAt("/turn_id")).startsWith("turn_");
        assertThat(accepted.textAt("/conversation_id")).startsWith("conv_");
        await().untilAsserted(() -> chat.api().get(accepted.header("Location")).is(200));
        var done = chat.api().get(accepted.header("Location"));
        assertThat(done.textAt("/state")).isEqualTo("ask_name");
        assertThat(chat.say(accepted.textAt("/session_id"), "Anna").is(200).textAt("/state")).isEqualTo("menu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "50% \u00e4\u20ac"})
    void tellsWhereATurnIsWhateverTheSessionIsCalled(String id) {
        var chat = product.bot(Flows.SHOP).channel();

        var accepted = chat.start("{\"session_id\": \"%s\"}".formatted(id), "Prefer", "respond-async").is(202);

        await().untilAsserted(() -> chat.api().get(accepted.header("Location")).is(200));
        assertThat(chat.api().get(accepted.header("Location")).textAt("/session_id")).isEqualTo(id);
    }

    @Test
    void defersNoRefusal() {
        var chat = shop();
        var prefer = new String[] {"Prefer", "respond-async"};

        chat.start(START, prefer).isRefused(409, "session_exists");
        chat.start("{\"session_id\": 5}", prefer).isInvalid("session_id");
        chat.start("{", prefer).is(400).isProblem();
        chat.send("nobody", MESSAGE, prefer).isRefused(404, "session_not_found");
        chat.send("anna", "{\"selected_option_id\": \"no_such\"}", prefer).isRefused(422, "unknown_option");
        product.with("wrong").post(chat.path(), "{}", prefer).is(401).isProblem();
    }

    @Test
    void ignoresPreferencesThatItDoesNotKnow() {
        var chat = shop();

        assertThat(chat.send("anna", "{\"message\": \"Anna\"}", "Prefer", "return=minimal").is(200).header("Preference-Applied")).isEmpty();
        chat.send("anna", "{\"selected_option_id\": \"opt_shirt\"}", "Prefer", "handling=lenient, respond-async").is(202);
    }

    private static Answer result(Chat chat, String session, String turn) {
        await().untilAsserted(() -> chat.turn(session, turn).is(200));
        return chat.turn(session, turn);
    }

    private Chat shop() {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start(START).is(200);
        return chat;
    }

    /** A chat with a backend that says nothing until the gate is lifted. */
    private Chat slow(String config) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend.will(gate), "");
        var chat = bot.channel(config);
        chat.start(START).is(200);
        return chat;
    }
}
