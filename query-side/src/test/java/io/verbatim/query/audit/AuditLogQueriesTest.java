package io.verbatim.query.audit;

import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.Samples.key;
import static io.verbatim.query.ViewFixture.after;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static io.verbatim.query.ViewFixture.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.query.Columns;
import io.verbatim.query.StoredJson;
import io.verbatim.query.ViewFixture;
import io.verbatim.shared.Page;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.AuditView;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceQuery.ListAuditLog;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogQueriesTest {
    private static final BotId BOT = BotId.next();

    private final ViewFixture views = ViewFixture.empty();
    private int stored;

    @Test
    void tellsWhatWasThereBeforeAndAfter() {
        store(BOT.value(), "bot.BotChanged", new BotChanged(BOT, "One", null));
        store(BOT.value(), "bot.BotChanged", new BotChanged(BOT, "Two", "new"));
        store(BOT.value(), "bot.BotDeleted", new BotDeleted(BOT));

        var log = log(first()).data();

        assertThat(log).extracting(AuditView::action).containsExactly("bot_deleted", "bot_changed", "bot_changed");
        assertThat(log.get(1)).isEqualTo(new AuditView("event-2", at(2), "key:anna", "bot_changed", BOT.value(),
            Map.of("bot_id", BOT.value(), "name", "One"), Map.of("bot_id", BOT.value(), "name", "Two", "description", "new"), "10.0.0.1"));
        assertThat(log.getFirst().after()).isNull();
        assertThat(log.getFirst().before()).asString().contains("Two");
        assertThat(log.getLast().before()).isNull();
    }

    @Test
    void followsEachKeyOfAWorkspaceByItself() {
        store(HERE.value(), "workspace.WorkspaceOpened", new WorkspaceOpened(HERE, "Acme"));
        store(HERE.value(), "workspace.KeyIssued", new KeyIssued(HERE, key("aaaa"), "CI", Role.EDITOR, 0));
        store(HERE.value(), "workspace.KeyIssued", new KeyIssued(HERE, key("bbbb"), "CD", Role.EDITOR, 0));
        store(HERE.value(), "workspace.KeyRevoked", new KeyRevoked(HERE, key("aaaa").id()));

        var revoked = log(first()).data().getFirst();

        assertThat(revoked.resource()).isEqualTo(key("aaaa").id().value());
        assertThat(revoked.before()).asString().contains("CI", "fingerprint").doesNotContain("digest=");
    }

    @Test
    void tellsDraftsByWhatBecameDifferent() {
        store(BOT.value(), "bot.BotPublished", published(1, "Hello", "s3cret words"));
        store(BOT.value(), "bot.BotPublished", published(2, "Welcome", "s3cret words"));

        var log = log(first()).data();

        assertThat(log.toString()).doesNotContain("Hello", "Welcome", "s3cret");
        assertThat(log.getFirst().before()).asString().contains("sha256", "components=2");
        assertThat(log.getFirst().after()).asString().contains("version=2", "sha256", "changed=[hi]").doesNotContain("added", "settings");
        assertThat(log.getLast().after()).asString().contains("components=2").doesNotContain("changed");
    }

    @Test
    void mixesInWhatIsNoEventAndReadsOnBehindACursor() {
        store(BOT.value(), "bot.BotChanged", new BotChanged(BOT, "One", null));
        views.sql().sql("INSERT INTO audit_entry VALUES ('aud_1', :here, :at, 'member:usr_1', 'exported', :bot, NULL, NULL, NULL)")
            .param("here", HERE.value()).param("at", Columns.time(at(3))).param("bot", BOT.value()).update();
        store(BOT.value(), "bot.BotChanged", new BotChanged(BOT, "x".repeat(20_000), null));

        var begin = log(page(1, 1));
        var rest = log(after(begin.next(), 2));

        assertThat(begin.total()).isEqualTo(3);
        assertThat(begin.data().getFirst().action()).isEqualTo("exported");
        assertThat(rest.data()).hasSize(2).extracting(AuditView::id).doesNotContain(begin.data().getFirst().id());
        assertThat(log(first()).toString()).contains("sha256").doesNotContain("xxxx");
        assertThat(log(page(2, 2)).data()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "x"})
    void refusesCursorsToTimesThatCannotBe(String time) {
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString("audit-log|%s|x".formatted(time).getBytes(UTF_8));

        assertThatThrownBy(() -> log(after(cursor, 1))).hasRootCauseInstanceOf(Refused.class);
    }

    @Test
    void showsNothingToAnotherWorkspaceAndNothingThatWasSaid() {
        store(BOT.value(), "bot.BotChanged", new BotChanged(BOT, "One", null));
        store("conv_1", "conversation.TurnCompleted", Map.of());

        assertThat(log(first()).total()).isEqualTo(1);
        assertThat(views.list(new ListAuditLog(ELSEWHERE, first()))).isEqualTo(new Paged<>(List.of(), 0, null));
    }

    private static Map<String, Object> published(int version, String greeting, String prompt) {
        var hi = Map.of("id", "hi", "type", "message", "text", greeting);
        return Map.of("bot_id", BOT, "version", version, "definition",
            Map.of("components", List.of(Map.of("id", "start", "type", "start"), hi), "settings", Map.of("system_prompt", prompt)));
    }

    private Paged<AuditView> log(Page page) {
        return views.list(new ListAuditLog(HERE, page));
    }

    private void store(String stream, String type, Object event) {
        stored++;
        views.sql()
            .sql("INSERT INTO event VALUES (:no, :id, 'x', :stream, :no, :type, '1', :at, :workspace, :payload::json, :metadata::json)")
            .param("no", stored).param("id", "event-" + stored).param("stream", stream).param("type", type)
            .param("at", Columns.time(at(stored))).param("workspace", HERE.value()).param("payload", StoredJson.write(event))
            .param("metadata", StoredJson.write(Map.of("actor", "key:anna", "ip", "10.0.0.1"))).update();
    }
}
