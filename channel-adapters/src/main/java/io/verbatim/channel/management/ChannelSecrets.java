package io.verbatim.channel.management;

import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Vault;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the secrets of a channel's configuration into the vault; those that are not given, or come back masked, stay what they are. */
@Component
class ChannelSecrets {
    private final ChannelKinds kinds;
    private final Vault vault;

    ChannelSecrets(ChannelKinds kinds, Vault vault) {
        this.kinds = kinds;
        this.vault = vault;
    }

    /**
     * A request that was checked.
     *
     * @param shown secrets that were made up, in clear: for the answer to this request only
     */
    record Settled(ChannelSettings settings, Map<String, Object> shown) { }

    /** The settings of a request. Refused with INVALID, all faults at once; {@code before} is null for a new channel. */
    Settled settle(WorkspaceId workspace, ChannelRequest request, @Nullable Channel before) {
        var kind = kinds.of(request);
        Map<String, SecretRef> kept = kept(kind.secrets(), request, before);
        var given = new HashMap<>(request.config() == null ? Map.<String, Object>of() : request.config());
        given.keySet().removeAll(kept.keySet());
        var checked = kinds.settle(request.with(given));
        var config = new HashMap<>(checked.config());
        var madeUp = kind.madeUp(checked.config(), missing(kind, kept, config));
        config.putAll(madeUp);
        config.replaceAll((field, value) -> kind.secrets().contains(field) ? sealed(workspace, value) : value);
        kept.forEach((field, secret) -> config.put(field, KeptSecrets.asConfig(secret)));
        return new Settled(checked.with(config), Map.copyOf(madeUp));
    }

    private Object sealed(WorkspaceId workspace, Object value) {
        return value instanceof String secret ? KeptSecrets.asConfig(vault.seal(workspace, new Secret(secret))) : value;
    }

    private static Set<String> missing(ChannelKind kind, Map<String, SecretRef> kept, Map<String, Object> config) {
        Set<String> missing = new TreeSet<>(kind.secrets());
        missing.removeAll(new HashSet<>(kept.keySet()));
        missing.removeAll(config.keySet());
        return missing;
    }

    private static Map<String, SecretRef> kept(Set<String> secrets, ChannelRequest request, @Nullable Channel before) {
        var kept = new HashMap<String, SecretRef>();
        if (before != null && request.config() != null) {
            secrets.forEach(field -> KeptSecrets.of(before.settings().config(), field)
                .filter(secret -> stays(secret, before.settings().config().get(field), request.config().get(field)))
                .ifPresent(secret -> kept.put(field, secret)));
        }
        return kept;
    }

    // A change is merged onto the settings: there the field has the reference itself, or what the caller has seen of it.
    private static boolean stays(SecretRef secret, @Nullable Object before, @Nullable Object now) {
        return secret.mask().equals(now) || before != null && before.equals(now);
    }
}
