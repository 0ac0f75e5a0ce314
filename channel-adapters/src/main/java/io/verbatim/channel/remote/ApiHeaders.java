package io.verbatim.channel.remote;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The headers of an API request: the author's own, who calls, and the signature. */
@Component
final class ApiHeaders {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PRODUCT = "Verbatim/"
        + Optional.ofNullable(ApiHeaders.class.getPackage().getImplementationVersion()).orElse("development");

    private final OpenedSecrets secrets;

    ApiHeaders(OpenedSecrets secrets) {
        this.secrets = secrets;
    }

    Map<String, String> of(Effect.CallApi call, WorkspaceId workspace, byte[] body) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", PRODUCT);
        headers.putAll(TraceContexts.header());
        call.headers().forEach((name, value) -> headers.put(name, secrets.of(value, workspace)));
        if (call.auth() != null) {
            headers.put("Authorization", authorization(call.auth(), workspace));
        }
        if (call.signature() != null) {
            headers.put(call.signature().header(), hmac(secrets.named(call.signature().secret(), workspace), body));
        }
        return headers;
    }

    private String authorization(Effect.Auth auth, WorkspaceId workspace) {
        String secret = secrets.of(auth.secret(), workspace);
        if (auth.username() == null) {
            return "Bearer " + secret;
        }
        String pair = secrets.of(Objects.requireNonNull(auth.username()), workspace) + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
