package io.verbatim.channel.management;

import io.verbatim.channel.schema.DraftSchema;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.StrictJson;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bot as a file: what it is made of, without its secrets and without its past.
 *
 * @param toFill where secrets were, which whoever imports the file may write into it before, or give afterwards
 */
record BotFile(@Nullable String format, @Nullable Integer version, @Nullable BotRequest bot, @Nullable JsonNode draft,
               @Nullable List<JsonNode> integrations, @Nullable List<ToFill> toFill) {
    /** One with nothing to fill in. */
    static final String EXAMPLE = "{\"format\": \"verbatim-bot\", \"version\": 1, \"bot\": {\"name\": \"Support\"}, \"draft\": "
        + Drafts.EXAMPLE + ", \"integrations\": [{\"name\": \"Primary\", \"webhook_url\": \"https://ai.example.com/chat\"}]}";

    private static final String FORMAT = "verbatim-bot";
    private static final int VERSION = 1;
    private static final int MOST_INTEGRATIONS = 100;

    /**
     * A place for a secret.
     *
     * @param path   in the file
     * @param secret the name under which the draft asks for it; null where the path is an integration's
     */
    record ToFill(@Nullable String path, @Nullable String secret) { }

    static BotFile of(BotView bot, BotDraft draft, List<BackendSettings> backends) {
        var form = Drafts.form(draft);
        var integrations = backends.stream().map(BackendRequest::of).map(StrictJson::tree).toList();
        var holes = new ArrayList<ToFill>();
        for (int i = 0; i < integrations.size(); i++) {
            holes.addAll(Blanks.made("integrations[%d]".formatted(i), integrations.get(i)));
        }
        holes.addAll(Blanks.named("draft", form));
        return new BotFile(FORMAT, VERSION, new BotRequest(bot.name(), bot.description()), form, List.copyOf(integrations), holes);
    }

    /** Reads a file, also in the envelope that it came in. Refused with INVALID, all faults with their paths in the file. */
    static BotFile read(ObjectNode tree) {
        var file = StrictJson.read(tree.size() == 1 && tree.get("data") instanceof ObjectNode inside ? inside : tree, BotFile.class);
        var faults = new Faults();
        faults.check(FORMAT.equals(file.format), "format", "must be " + FORMAT);
        faults.check(Objects.equals(file.version, VERSION), "version", "must be %d".formatted(VERSION));
        faults.check(file.bot != null, "bot", "is required");
        faults.check(file.draft instanceof ObjectNode, "draft", "is required");
        faults.check(file.backends().size() <= MOST_INTEGRATIONS, "integrations", "may be at most %d".formatted(MOST_INTEGRATIONS));
        faults.done();
        return file;
    }

    BotRequest checkedBot() {
        return within("bot", () -> Objects.requireNonNull(bot).checked());
    }

    BotDraft checkedDraft() {
        return within("draft", () -> DraftSchema.read(Objects.requireNonNull(draft)));
    }

    /** The integrations, each checked by this. */
    List<BackendRequest> checkedBackends(BackendRules rules) {
        var checked = new ArrayList<BackendRequest>();
        for (int i = 0; i < backends().size(); i++) {
            var tree = backends().get(i);
            checked.add(within("integrations[%d]".formatted(i), () ->
                rules.checked(StrictJson.read(tree, BackendRequest.class), HeaderRules.Kept.NONE)));
        }
        return checked;
    }

    /** The places that are still empty: those that the file names, headers without a value, and secrets that are not among these. */
    List<ToFill> stillToFill(Set<String> known) {
        return Blanks.left(this, known);
    }

    List<JsonNode> backends() {
        return Objects.requireNonNullElse(integrations, List.of());
    }

    private static <T> T within(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (Refused refused) {
            throw new Refused(refused.code(), String.valueOf(refused.getMessage()), refused.faults().stream()
                .map(fault -> new Fault(fault.field().isEmpty() ? path : path + "." + fault.field(), fault.message())).toList());
        }
    }
}
