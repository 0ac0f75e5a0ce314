package io.verbatim.query.history;

import static io.verbatim.query.Samples.BOT;
import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.WEB;
import static io.verbatim.query.ViewFixture.after;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static io.verbatim.query.ViewFixture.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.verbatim.query.Talk;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationQuery.ListMessages;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;
import io.verbatim.shared.conversation.MessageView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryProjectionTest {

    private final ViewFixture views = ViewFixture.empty();
    private final Talk talk = Talk.with("anna", WEB);

    @Test
    void keepsWhatWasSaidInOrderWithRoleComponentAndTime() {
        var question = talk.user("Hi");
        var answer = talk.bot("Hello");
        views.given(talk.started(BOT, 1), question, answer, talk.chose("yes"));

        var said = messages(first()).data();

        assertThat(said).extracting(MessageView::text).containsExactly("Hi", "Hello", "yes");
        assertThat(said).extracting(MessageView::type).containsExactly("text", "text", "option");
        assertThat(said.get(1)).isEqualTo(new MessageView(answer.messageId(), talk.turn, 3, "bot", "say", "text", "Hello",
            Map.of("type", "text", "text", "Hello"), at(3), false));
        assertThat(said.getFirst().content()).isEqualTo(Map.of("text", "Hi", "attachments", List.of()));
    }

    @Test
    void keepsAllOfATextWithMoreWordsThanCanBeSearchedFor() {
        var words = IntStream.range(0, 400_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        views.given(talk.started(BOT, 1), talk.bot(words), talk.bot("x".repeat(MessageRow.SEARCHED - 1) + "👍"));

        var said = messages(first()).data();

        assertThat(said.getFirst().text().equals(words)).isTrue();
        assertThat(said.getLast().text()).hasSize(MessageRow.SEARCHED + 1).endsWith("👍");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ж", "日", "𠀀", "a"})
    void keepsATextWhoseWordsAreListedInPartsAndWhole(String letter) {
        var words = IntStream.range(0, 60_000).mapToObj(no -> "%1$s%2$d%1$s-%2$d%1$s%1$s".formatted(letter, no))
            .collect(Collectors.joining(" "));
        views.given(talk.started(BOT, 1), talk.bot(words));

        assertThat(messages(first()).data().getFirst().text().equals(words)).isTrue();
    }

    @Test
    void ignoresABatchThatComesTwice() {
        views.given(talk.started(BOT, 1), talk.user("Hi"), talk.bot("Hello")).again();

        assertThat(messages(first()).total()).isEqualTo(2);
    }

    @Test
    void masksWhatGaveASensitiveVariableItsValue() {
        views.given(talk.started(BOT, 1), talk.user("4711"), talk.secret("pin", "4711"), talk.bot("Thanks"), talk.nextTurn().user("Bye"));

        assertThat(messages(first()).data()).extracting(MessageView::text).containsExactly("••••", "Thanks", "Bye");
        assertThat(messages(first()).data().getFirst().content().toString()).doesNotContain("4711");
    }

    @Test
    void showsOfAMessageWhatMayBeSeenOfIt() {
        var said = talk.bot("Your pin is 4711");
        views.given(talk.started(BOT, 1), new BotMessageSaid(said.conversationId(), said.turnId(), said.messageId(), "say", said.message(),
            null, null, new BotMessage.Text("Your pin is ••••")));

        assertThat(messages(first()).data().getFirst().text()).isEqualTo("Your pin is ••••");
        assertThat(messages(first()).data().getFirst().content().toString()).doesNotContain("4711");
    }

    @Test
    void masksItInALaterBatchToo() {
        views.givenEach(talk.started(BOT, 1), talk.user("4711"), talk.secret("pin", "4711"), talk.bot("Thanks"));

        assertThat(messages(first()).data()).extracting(MessageView::text).containsExactly("••••", "Thanks");
        assertThat(messages(first()).data().getFirst().content().toString()).doesNotContain("4711");
    }

    @Test
    void showsWhatWasSaidAndWhatTheUserMadeOfIt() {
        var hello = talk.user("Hallo");
        views.given(talk.started(BOT, 1), hello, talk.bot("Hi"), revised(hello, UserInput.ofText("Hello")), revised(hello, null));

        var said = messages(first()).data();

        assertThat(said).extracting(MessageView::type).containsExactly("text", "text", "edit", "revoke");
        assertThat(said).extracting(MessageView::text).containsExactly("Hallo", "Hi", "Hello", "");
        assertThat(said.get(2).content().toString()).contains(hello.messageId().value(), "Hello");
    }

    @Test
    void masksWhatTakesThePlaceOfSomethingMasked() {
        var pin = talk.user("4711");
        views.givenEach(talk.started(BOT, 1), pin, talk.secret("pin", "4711"), revised(pin, UserInput.ofText("4712")));

        assertThat(messages(first()).data()).extracting(MessageView::text).containsExactly("••••", "••••");
        assertThat(messages(first()).data().getLast().content().toString()).doesNotContain("4712");
    }

    private static UserMessageRevised revised(UserMessageReceived said, @Nullable UserInput now) {
        return new UserMessageRevised(said.conversationId(), said.turnId(), MessageId.next(), said.messageId(), now);
    }

    @Test
    void readsOnBehindACursor() {
        views.given(talk.started(BOT, 1), talk.user("one"), talk.bot("two"), talk.user("three"));

        var begin = messages(page(1, 2));
        var rest = messages(after(begin.next(), 2));

        assertThat(begin.data()).extracting(MessageView::text).containsExactly("one", "two");
        assertThat(rest.data()).extracting(MessageView::text).containsExactly("three");
        assertThat(rest.total()).isEqualTo(3);
        assertThat(rest.next()).isNull();
    }

    @Test
    void showsNothingToAnotherWorkspace() {
        views.given(talk.started(BOT, 1), talk.user("Hi"));

        assertThat(views.list(new ListMessages(ELSEWHERE, talk.id, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    @Test
    void takesATextWithANulInIt() {
        views.given(talk.started(BOT, 1), talk.user("a\0b"));

        assertThat(messages(first()).data()).extracting(MessageView::text).containsExactly("ab");
    }

    private Paged<MessageView> messages(Page page) {
        return views.list(new ListMessages(HERE, talk.id, page));
    }
}
