package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.conversation.UserInput.Attachment;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskingForMediaTest {
    private static final Attachment FILE = new Attachment("https://example.com/me.png", "me.png", "image/png");
    private static final String FLOW = """
        {'id': 'start', 'type': 'start', 'next': 'ask'},
        {'id': 'ask', 'type': 'question_media', 'text': 'Your picture?', 'accept': ['image', 'video'], 'variable': 'order', 'next': 'end',
         'error_text': 'A picture, please.', 'max_attempts': 2, 'error': 'bad'},
        {'id': 'end', 'type': 'end', 'text': '{order.filename}: {order.size}'}, {'id': 'bad', 'type': 'end', 'text': 'bad'}""";

    @Test
    void asksForTheFileToBeKept() {
        var talk = Talk.with(FLOW).gives(input(FILE));

        assertThat(talk.effect(Effect.KeepFile.class)).isEqualTo(new Effect.KeepFile(FILE.url(), "me.png", List.of("image", "video"), true));
    }

    @Test
    void keepsForGoodWhereItIsToldSo() {
        var talk = Talk.with(FLOW.replace("'next': 'end',", "'next': 'end', 'storage': 'permanent',")).gives(input(FILE));

        assertThat(talk.effect(Effect.KeepFile.class).temporary()).isFalse();
    }

    @Test
    void storesWhatIsKnownOfTheFile() {
        var talk = Talk.with(FLOW).gives(input(FILE)).isBrought(new Outcome.FileKept("https://x/m", "me.png", "image/png", 12, "ab"));

        assertThat(talk.texts()).containsExactly("me.png: 12");
        assertThat(talk.state().variables()).containsEntry("order",
            Map.of("url", "https://x/m", "filename", "me.png", "mime_type", "image/png", "size", 12, "sha256", "ab"));
    }

    @Test
    void asksAgainWhereNoFileOrSeveralCome() {
        var talk = Talk.with(FLOW).says("here");

        assertThat(talk.texts()).containsExactly("A picture, please.");
        assertThat(talk.events(AnswerRejected.class)).extracting(AnswerRejected::reason).containsExactly("file_expected");
        assertThat(talk.gives(new UserInput(null, null, Collections.nCopies(2, FILE))).texts()).containsExactly("bad");
    }

    @Test
    void asksAgainWhereTheFileWillNotDo() {
        var talk = Talk.with(FLOW).gives(input(FILE)).isBrought(new Outcome.FileRefused("wrong_type"));

        assertThat(talk.texts()).containsExactly("A picture, please.");
        assertThat(talk.next()).isEqualTo(new Next.Wait("ask"));
        assertThat(talk.gives(input(FILE)).isBrought(new Outcome.FileRefused("too_large")).texts()).containsExactly("bad");
    }

    @Test
    void goesItsErrorWayWhereTheFileCannotBeFetched() {
        assertThat(Talk.with(FLOW).gives(input(FILE)).fails("dns").texts()).containsExactly("bad");
        assertThat(Talk.with(FLOW.replace("'error': 'bad'", "'entry': true")).gives(input(FILE)).fails("dns").texts()).containsExactly("Sorry!");
    }

    private static UserInput input(Attachment file) {
        return new UserInput(null, null, List.of(file));
    }
}
