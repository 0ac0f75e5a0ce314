package io.verbatim.channel.schema;

import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.Component;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a draft must look like to be kept; whether it can be published is for the publish check to say. */
public final class DraftSchema {
    private static final JsonNode DOCUMENT = SchemaWriter.write(BotDraft.class, "urn:verbatim:bot-draft:1", "The draft of a Verbatim bot");

    private DraftSchema() {
    }

    /**
     * The draft that is written in this tree.
     *
     * @throws Refused INVALID with all that does not fit, each with its path, up to {@value SchemaCheck#MOST_FAULTS}
     */
    public static BotDraft read(JsonNode tree) {
        var faults = faults(tree);
        if (!faults.isEmpty()) {
            throw new Refused(Refused.Code.INVALID,
                faults.size() == 1 ? "A field is not acceptable" : "Some fields are not acceptable", faults);
        }
        var draft = StrictJson.read(tree, BotDraft.class);
        requireNames(draft);
        return draft;
    }

    /** The one thing that a draft cannot be kept without: what is wrong else, the check of the draft talks about. */
    private static void requireNames(BotDraft draft) {
        var components = draft.components() == null ? List.<Component>of() : draft.components();
        var faults = new Faults();
        for (int i = 0; i < components.size(); i++) {
            faults.name("components[%d].id".formatted(i), components.get(i).id(), SchemaWriter.LONGEST_ID);
        }
        faults.done();
    }

    static List<Fault> faults(JsonNode tree) {
        return SchemaCheck.of(DOCUMENT, tree);
    }

    static JsonNode document() {
        return DOCUMENT;
    }
}
