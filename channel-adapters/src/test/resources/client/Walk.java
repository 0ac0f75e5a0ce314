import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.BotsApi;
import org.openapitools.client.api.ChannelsApi;
import org.openapitools.client.api.ConversationsApi;
import org.openapitools.client.api.DraftApi;
import org.openapitools.client.api.PublishApi;
import org.openapitools.client.api.SessionsApi;
import org.openapitools.client.model.BotDraftInput;
import org.openapitools.client.model.BotRequest;
import org.openapitools.client.model.EventView;
import org.openapitools.client.model.MessageRequest;
import org.openapitools.client.model.NewChannelInput;
import org.openapitools.client.model.StartRequest;
import org.openapitools.client.model.VersionPublishRequest;

/** What a user of a generated client does first. Compiled against that client by the test that generates it. */
public final class Walk {

    private static final String DRAFT = """
        {"variables": [{"name": "name", "type": "string"}], "components": [
          {"id": "start", "type": "start", "next": "ask"},
          {"id": "ask", "type": "question_text", "text": "What is your name?", "variable": "name", "next": "greet"},
          {"id": "greet", "type": "message", "text": "Hello {name}!", "next": "end"},
          {"id": "end", "type": "end"}]}
        """;

    private Walk() {
    }

    /** The types of all events that a short talk left behind. */
    public static List<String> take(String address, String owner) throws Exception {
        var api = client(address, "Authorization", "Bearer " + owner);
        var bot = new BotsApi(api).botCreate(new BotRequest().name("Walked"), null).getData().getId();
        var draft = ApiClient.createDefaultObjectMapper().readValue(DRAFT, BotDraftInput.class);
        new DraftApi(api).draftReplace(bot, draft, null);
        new PublishApi(api).versionPublish(bot, null, null, new VersionPublishRequest().notes("first"));
        var channel = new ChannelsApi(api).channelCreate(bot, new NewChannelInput().type("api").name("Web").active(true), null).getData();

        var sessions = new SessionsApi(client(address, "X-API-Key", channel.getApiKey()));
        sessions.sessionStart(channel.getId(), null, new StartRequest().sessionId("walker"));
        var turn = sessions.sessionSay(channel.getId(), "walker", new MessageRequest().message("Anna"), "once");
        if (!turn.getMessages().toString().contains("Hello Anna!")) {
            throw new IllegalStateException("Not greeted: " + turn);
        }
        return new ConversationsApi(api).conversationEvents(turn.getConversationId(), null, null, null, null, null).getData().stream()
            .map(EventView::getType).toList();
    }

    private static ApiClient client(String address, String header, String key) {
        var client = new ApiClient();
        client.updateBaseUri(address);
        client.setRequestInterceptor(request -> request.header(header, key));
        return client;
    }
}
