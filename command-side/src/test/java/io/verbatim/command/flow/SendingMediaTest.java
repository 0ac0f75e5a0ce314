package io.verbatim.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationEvent.ComponentFailed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingMediaTest {
    @Test
    void sendsTheFileWithItsCaption() {
        var talk = Talk.with(Drafts.of(sending("'media_url': 'https://example.com/{name}.pdf', 'media_type': 'document', 'caption': 'For {name}'")),
            Map.of("name", "anna"));

        assertThat(talk.messages()).containsExactly(new BotMessage.Media("https://example.com/anna.pdf", "document", "For anna", null));
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void takesAFileOfUnknownTypeForAnImage() {
        assertThat(Talk.with(sending("'media_url': 'https://example.com/a'")).messages())
            .containsExactly(new BotMessage.Media("https://example.com/a", "image", null, null));
    }

    @Test
    void sendsEachFileOfAListAndNotesThoseThatAreNone() {
        List<Object> files = List.of("https://example.com/1", "nonsense", Map.of("url", "https://example.com/2"), 7, "ftp://example.com/3",
            "https://user:pass@example.com/4");
        var talk = Talk.with(Drafts.of(sending("'media_url': '{tags}', 'caption': 'Look', 'error': 'bad'")), Map.of("tags", files));

        assertThat(talk.messages()).containsExactly(new BotMessage.Media("https://example.com/1", "image", "Look", null),
            new BotMessage.Media("https://example.com/2", "image", null, null));
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("invalid_media_url");
        assertThat(talk.next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void goesItsErrorWayWhereNothingCouldBeSent() {
        assertThat(Talk.with(sending("'media_url': '{x}', 'error': 'bad'")).texts()).containsExactly("No picture.");
        assertThat(Talk.with(sending("'media_url': '{x}'")).next()).isEqualTo(new Next.End("end"));
    }

    @Test
    void goesOnWhereTheListIsEmpty() {
        var talk = Talk.with(Drafts.of(sending("'media_url': '{tags}', 'error': 'bad'")), Map.of("tags", List.of()));

        assertThat(talk.next()).isEqualTo(new Next.End("end"));
        assertThat(talk.events(ComponentFailed.class)).isEmpty();
    }

    @Test
    void sendsNoMoreThanThirtyFiles() {
        var files = Collections.nCopies(1_000, "https://example.com/1");
        var talk = Talk.with(Drafts.of(sending("'media_url': '{tags}'")), Map.of("tags", files));

        assertThat(talk.messages()).hasSize(30);
        assertThat(talk.events(ComponentFailed.class)).extracting(ComponentFailed::reason).containsExactly("too_many_files");
    }

    private static String sending(String fields) {
        return """
            {'id': 'start', 'type': 'start', 'next': 'show'}, {'id': 'show', 'type': 'media', %s, 'next': 'end'},
            {'id': 'bad', 'type': 'message', 'text': 'No picture.', 'next': 'end'}, {'id': 'end', 'type': 'end'}""".formatted(fields);
    }
}
