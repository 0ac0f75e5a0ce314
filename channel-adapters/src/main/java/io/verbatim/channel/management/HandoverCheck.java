package io.verbatim.channel.management;

import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.remote.HandoverHealth;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks whether a handover webhook is there when it is set, or set anew. */
@Component
class HandoverCheck {
    private static final String FIELD = "handover.url";

    private final UrlPolicy urls;
    private final HandoverHealth webhook;

    HandoverCheck(UrlPolicy urls, HandoverHealth webhook) {
        this.urls = urls;
        this.webhook = webhook;
    }

    void check(WorkspaceId workspace, BotDraft draft, BotDraft.@Nullable Handover before) {
        var handover = draft.handover();
        if (handover == null || handover.url() == null || handover.equals(before)) {
            return;
        }
        urls.check(FIELD, handover.url());
        var faults = new Faults();
        faults.check(webhook.isHealthy(handover.url(), handover.verifyToken(), workspace), FIELD,
            "must answer 200 with {\"status\": \"ok\"} to GET ?challenge.verifyToken=");
        faults.done();
    }
}
