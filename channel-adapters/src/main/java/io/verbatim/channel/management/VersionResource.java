package io.verbatim.channel.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.shared.bot.VersionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A version as a caller sees it; with its definition when it is looked at alone. */
record VersionResource(int version, Instant publishedAt, String publishedBy, @Nullable String notes, boolean active,
                       @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode definition) {

    static VersionResource of(VersionView view) {
        return new VersionResource(view.version(), view.publishedAt(), view.publishedBy(), view.notes(), view.active(),
            view.definition() == null ? null : Drafts.form(view.definition()));
    }
}
