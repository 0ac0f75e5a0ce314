package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Session API, its base: which channels answer, and to whom. */
@ExtendWith(Running.class)
class SessionKeyIT {

    private final Product product;

    SessionKeyIT(Product product) {
        this.product = product;
    }

    @Test
    void answersUnknownChannelsBeforeItLooksAtTheKey() {
        var chat = product.bot(Flows.SHOP).channel();
        var elsewhere = "/api/integrations/api/chn_%s/session/".formatted("0".repeat(26));

        product.with("").post(elsewhere, "{}").isRefused(404, "not_found");
        chat.api().post(elsewhere, "{}").isRefused(404, "not_found");
        chat.api().post("/api/integrations/api/x/session/", "{}").isRefused(404, "not_found");
    }

    @Test
    void answersChannelsThatAreShutLikeUnknownOnes() {
        var chat = product.bot(Flows.SHOP).channel();
        product.owner().post("/v1/channels/%s/deactivate".formatted(chat.channel())).is(200);

        chat.start("{}").isRefused(404, "not_found");

        product.owner().post("/v1/channels/%s/activate".formatted(chat.channel())).is(200);
        chat.start("{}").is(200);
    }

    @Test
    void answersAChannelWhoseBotIsNotPublished() {
        var chat = Bot.create(product).channel();

        chat.start("{}").is(404).isProblem();
    }

    @Test
    void wantsTheKeyOfTheChannel() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var other = bot.channel();

        for (var key : List.of("", "wrong", other.key(), Product.OWNER_KEY, chat.key() + "x", chat.key().substring(1))) {
            var refusal = product.with(key).post(chat.path(), "not even JSON").isRefused(401, "unauthenticated");
            assertThat(refusal.header("WWW-Authenticate")).isNotEmpty();
        }
    }

    @Test
    void takesTheKeyInEitherHeader() {
        var chat = product.bot(Flows.SHORT).channel();
        var nobody = product.with("");

        nobody.post(chat.path(), "{}", "X-API-Key", chat.key()).is(200);
        nobody.post(chat.path(), "{}", "Authorization", "Bearer " + chat.key()).is(200);
        nobody.post(chat.path(), "{}", "Authorization", "bearer " + chat.key()).is(200);
        nobody.post(chat.path(), "{}", "Authorization", "Basic " + chat.key()).is(401);
        nobody.post(chat.path(), "{}", "Authorization", "Bearer wrong", "X-API-Key", chat.key()).is(200);
        nobody.post(chat.path(), "{}", "Authorization", "Bearer " + chat.key(), "X-API-Key", "wrong").is(401);
    }
}
