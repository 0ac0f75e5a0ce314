package io.verbatim.command.bot;

import static io.verbatim.command.Fixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.command.Fixtures;
import io.verbatim.command.flow.Drafts;
import io.verbatim.shared.Ids;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.CreateBotFrom;
import io.verbatim.shared.bot.BotCommand;
import io.verbatim.shared.bot.BotCommand.ActivateVersion;
import io.verbatim.shared.bot.BotCommand.ChangeBot;
import io.verbatim.shared.bot.BotCommand.CheckDraft;
import io.verbatim.shared.bot.BotCommand.CreateBot;
import io.verbatim.shared.bot.BotCommand.DeleteBot;
import io.verbatim.shared.bot.BotCommand.FreezeDraft;
import io.verbatim.shared.bot.BotCommand.PublishBot;
import io.verbatim.shared.bot.BotCommand.Published;
import io.verbatim.shared.bot.BotCommand.ReplaceDraft;
import io.verbatim.shared.bot.BotCommand.RestoreVersion;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotEvent.BotChanged;
import io.verbatim.shared.bot.BotEvent.BotCreated;
import io.verbatim.shared.bot.BotEvent.BotDeleted;
import io.verbatim.shared.bot.BotEvent.BotPublished;
import io.verbatim.shared.bot.BotEvent.DraftFrozen;
import io.verbatim.shared.bot.BotEvent.DraftReplaced;
import io.verbatim.shared.bot.BotEvent.VersionActivated;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.bot.DraftCheck;
import io.verbatim.shared.bot.FlowProblem;
import io.verbatim.shared.channel.ChannelQuery.ListChannelsOf;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BotTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final WorkspaceId OTHERS = WorkspaceId.next();
    private static final BotId ID = BotId.next();
    private static final BackendId ECHO = new BackendId(Ids.derived(BackendId.PREFIX, ID.value(), "echo"));
    private static final BotDraft FIRST = FirstDraft.DRAFT;
    private static final BotDraft SECOND = Drafts.draft(
        "{'components': [{'id': 'start', 'type': 'start', 'next': 'end'}, {'id': 'end', 'type': 'end'}]}");
    private static final BotDraft BROKEN = Drafts.draft("{'components': [{'id': 'start', 'type': 'start'}]}");
    private static final BotCreated CREATED = new BotCreated(ID, ACME, "Support", null, FIRST);
    private static final DraftReplaced REPLACED = new DraftReplaced(ID, SECOND, 2);
    private static final BotPublished PUBLISHED = new BotPublished(ID, 1, "Support", FIRST, "first", List.of());
    private static final BotPublished PUBLISHED_AGAIN = new BotPublished(ID, 2, "Support", SECOND, null, List.of());
    private static final BotDeleted DELETED = new BotDeleted(ID);

    private final AggregateTestFixture<Bot> bot = Fixtures.of(Bot.class, BotCommand.class, BotCommand::botId);
    private long channels;

    @BeforeEach
    void answersForTheChannels() {
        var queries = SimpleQueryBus.builder().build();
        queries.subscribe(ListChannelsOf.class.getName(), Paged.class, message -> new Paged<>(List.of(), channels, null));
        bot.registerInjectableResource(DefaultQueryGateway.builder().queryBus(queries).build());
    }

    @Test
    void freezesADraftOnceForTests() {
        var frozen = new DraftFrozen(ID, -1, "Support", FIRST);

        bot.given(CREATED).when(new FreezeDraft(ID, ACME)).expectEvents(frozen)
            .expectResultMessageMatching(Matchers.matches(answer -> ((Published) answer.getPayload()).version() == -1));
        bot.given(CREATED, frozen).when(new FreezeDraft(ID, ACME)).expectNoEvents();
        bot.given(CREATED, frozen, REPLACED).when(new FreezeDraft(ID, ACME))
            .expectEvents(new DraftFrozen(ID, -2, "Support", SECOND));
        bot.given(CREATED, new DraftReplaced(ID, BROKEN, 2)).when(new FreezeDraft(ID, ACME)).expectNoEvents();
    }

    @Test
    void publishesNoOtherDraftThanTheOneThatWasChecked() {
        bot.given(CREATED, REPLACED).when(new PublishBot(ID, ACME, null, 1L)).expectNoEvents()
            .expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void isCreatedWithAUsableDraftAndTheEchoBackend() {
        bot.givenNoPriorActivity().when(new CreateBot(ID, ACME, "Support", null))
            .expectEvents(CREATED, new BackendAdded(ECHO, ACME, ID, BackendSettings.echo()));
    }

    @Test
    void isCreatedWithADraftAndTheBackendsOfAnother() {
        var backend = new Backend(BackendId.next(), ACME, ID, BackendSettings.echo());

        Fixtures.of(Bot.class, CreateBotFrom.class, CreateBotFrom::botId).givenNoPriorActivity()
            .when(new CreateBotFrom(ID, ACME, "Support", "Copied", SECOND, List.of(backend)))
            .expectEvents(new BotCreated(ID, ACME, "Support", "Copied", SECOND), new BackendAdded(backend.id(), ACME, ID, backend.settings()));
    }

    @Test
    void changesItsName() {
        bot.given(CREATED).when(new ChangeBot(ID, ACME, "Help", "all day", 1L)).expectEvents(new BotChanged(ID, "Help", "all day"));
    }

    @Test
    void takesNoNoteOfAChangeThatIsNone() {
        bot.given(CREATED).when(new ChangeBot(ID, ACME, "Support", null, null)).expectNoEvents().expectSuccessfulHandlerExecution();
        bot.given(CREATED).when(new ReplaceDraft(ID, ACME, FIRST, null)).expectNoEvents().expectSuccessfulHandlerExecution();
        bot.given(CREATED, PUBLISHED).when(new ActivateVersion(ID, ACME, 1)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void countsDraftsApartFromOtherChanges() {
        bot.given(CREATED, REPLACED).when(new ChangeBot(ID, ACME, "Help", null, 1L)).expectSuccessfulHandlerExecution();
        bot.given(CREATED, PUBLISHED).when(new ReplaceDraft(ID, ACME, SECOND, 1L)).expectEvents(REPLACED);
    }

    @Test
    void refusesAChangeOfWhatTheCallerHasNotSeen() {
        bot.given(CREATED, PUBLISHED).when(new ChangeBot(ID, ACME, "Help", null, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
        bot.given(CREATED, PUBLISHED).when(new DeleteBot(ID, ACME, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
        bot.given(CREATED, REPLACED).when(new ReplaceDraft(ID, ACME, FIRST, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void keepsADraftThatCouldNotBePublished() {
        bot.given(CREATED).when(new ReplaceDraft(ID, ACME, BROKEN, 1L)).expectEvents(new DraftReplaced(ID, BROKEN, 2));
    }

    @Test
    void checksItsDraft() {
        bot.given(CREATED, new DraftReplaced(ID, BROKEN, 2)).when(new CheckDraft(ID, ACME)).expectNoEvents()
            .expectResultMessageMatching(Matchers.matches(
                result -> ((DraftCheck) result.getPayload()).errors().getFirst().code().equals("missing_next")));
    }

    @Test
    void publishesTheFirstDraftAsItIs() {
        bot.given(CREATED).when(new PublishBot(ID, ACME, "first"))
            .expectEvents(new BotPublished(ID, 1, "Support", FIRST, "first", List.of(withoutErrorWay())))
            .expectResultMessagePayload(new Published(1, new DraftCheck(List.of(), List.of(withoutErrorWay()))));
    }

    @Test
    void countsItsVersions() {
        bot.given(CREATED, PUBLISHED, REPLACED).when(new PublishBot(ID, ACME, null)).expectEvents(PUBLISHED_AGAIN);
    }

    @Test
    void publishesNothingWithErrorsAndTellsThem() {
        bot.given(CREATED, new DraftReplaced(ID, BROKEN, 2)).when(new PublishBot(ID, ACME, null)).expectNoEvents()
            .expectResultMessageMatching(Matchers.matches(
                result -> ((Published) result.getPayload()).version() == 0));
    }

    @Test
    void goesBackToAnOlderVersion() {
        bot.given(CREATED, PUBLISHED, REPLACED, PUBLISHED_AGAIN).when(new ActivateVersion(ID, ACME, 1))
            .expectEvents(new VersionActivated(ID, 1));
    }

    @Test
    void restoresAVersionToTheDraft() {
        bot.given(CREATED, PUBLISHED, REPLACED).when(new RestoreVersion(ID, ACME, 1)).expectEvents(new DraftReplaced(ID, FIRST, 3));
    }

    @Test
    void refusesVersionsThatItDoesNotHave() {
        bot.given(CREATED, PUBLISHED).when(new ActivateVersion(ID, ACME, 2)).expectException(refused(Code.NOT_FOUND));
        bot.given(CREATED, PUBLISHED, REPLACED).when(new RestoreVersion(ID, ACME, 1, 1L)).expectException(refused(Code.PRECONDITION_FAILED));
        bot.given(CREATED, PUBLISHED).when(new RestoreVersion(ID, ACME, 0)).expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void isDeletedWhenNoChannelUsesIt() {
        bot.given(CREATED).when(new DeleteBot(ID, ACME, 1L)).expectEvents(DELETED);
    }

    @Test
    void refusesToBeDeletedWhileAChannelUsesIt() {
        channels = 1;

        bot.given(CREATED).when(new DeleteBot(ID, ACME, null)).expectNoEvents().expectException(refused(Code.IN_USE));
    }

    @Test
    void isNotThereForAnotherWorkspace() {
        for (var command : everyCommandOf(OTHERS)) {
            bot.given(CREATED, PUBLISHED).when(command).expectNoEvents().expectException(refused(Code.NOT_FOUND));
        }
    }

    @Test
    void isNotThereOnceItIsDeleted() {
        for (var command : everyCommandOf(ACME)) {
            bot.given(CREATED, PUBLISHED, DELETED).when(command).expectNoEvents().expectException(refused(Code.NOT_FOUND));
        }
    }

    @Test
    void startsWithADraftThatWaitsForTheUser() {
        assertThat(FIRST.components()).extracting(component -> component.id()).containsExactly("start", "ai_reply");
    }

    private static List<BotCommand> everyCommandOf(WorkspaceId workspace) {
        return List.of(new ChangeBot(ID, workspace, "Help", null, null), new ReplaceDraft(ID, workspace, SECOND, null),
            new CheckDraft(ID, workspace), new PublishBot(ID, workspace, null), new FreezeDraft(ID, workspace),
            new ActivateVersion(ID, workspace, 1),
            new RestoreVersion(ID, workspace, 1), new DeleteBot(ID, workspace, null));
    }

    private static FlowProblem withoutErrorWay() {
        return new FlowProblem("missing_error", "ai_reply", "error", "error should name the component for when there is no reply");
    }
}
