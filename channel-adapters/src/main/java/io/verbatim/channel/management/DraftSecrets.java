package io.verbatim.channel.management;

import io.verbatim.channel.vault.NamedSecrets;
import io.verbatim.channel.vault.Secret;
import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes passwords and tokens out of drafts before they are kept: each goes into the vault, and the draft names it. A text with a reference
 * in braces is a template, and stays.
 */
@org.springframework.stereotype.Component
class DraftSecrets {
    private static final Pattern REFERENCE = Pattern.compile("\\{[^{}]+}");
    private static final List<String> SECRET_HEADERS = List.of("authorization", "cookie", "x-api-key", "api-key", "proxy-authorization");

    private final NamedSecrets secrets;

    DraftSecrets(NamedSecrets secrets) {
        this.secrets = secrets;
    }

    BotDraft sealed(WorkspaceId workspace, BotDraft draft) {
        List<Component> components = draft.components() == null ? null
            : draft.components().stream().map(each -> each instanceof ApiRequest call ? sealed(workspace, call) : each).toList();
        return new BotDraft(draft.variables(), draft.intents(), draft.entities(), sealed(workspace, draft.handover()), draft.settings(),
            components, draft.layout());
    }

    private BotDraft.@Nullable Handover sealed(WorkspaceId workspace, BotDraft.@Nullable Handover handover) {
        return handover == null ? null : new BotDraft.Handover(handover.url(), sealed(workspace, handover.verifyToken()));
    }

    private Component sealed(WorkspaceId workspace, ApiRequest call) {
        var auth = call.auth();
        var named = auth == null ? null : new ApiRequest.Auth(auth.type(), auth.username(), sealed(workspace, auth.password()),
            sealed(workspace, auth.token()));
        return new ApiRequest(call.id(), call.entry(), call.method(), call.url(), call.query(), headers(workspace, call.headers()),
            call.body(), named, call.hmac(), call.clientCertificate(), call.timeout(), call.variable(), call.routes(), call.response(),
            call.repeatSafe(), call.next(), call.error(), call.errorEmail());
    }

    private @Nullable Map<String, Confidential> headers(WorkspaceId workspace, @Nullable Map<String, Confidential> headers) {
        if (headers == null) {
            return null;
        }
        var named = new LinkedHashMap<String, Confidential>();
        headers.forEach((name, value) -> named.put(name, SECRET_HEADERS.stream().anyMatch(name::equalsIgnoreCase)
            ? sealed(workspace, value) : value));
        return named;
    }

    private @Nullable Confidential sealed(WorkspaceId workspace, @Nullable Confidential value) {
        String text = value == null ? null : value.text();
        return text == null || text.isEmpty() || REFERENCE.matcher(text).find() ? value
            : Confidential.secret(secrets.put(workspace, new Secret(text)));
    }
}
