package io.verbatim.channel.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How providers sign (RFC 7518, 3.1): what all of them know, and what the newer ones prefer. Never {@code none}, never a shared secret. */
enum TokenAlgorithm {
    RS256("SHA256withRSA", "RSA", null),
    PS256("RSASSA-PSS", "RSA", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC)),
    ES256("SHA256withECDSAinP1363Format", "EC", null);

    private final String signature;
    private final String keys;
    private final @Nullable AlgorithmParameterSpec parameters;

    TokenAlgorithm(String signature, String keys, @Nullable AlgorithmParameterSpec parameters) {
        this.signature = signature;
        this.keys = keys;
        this.parameters = parameters;
    }

    static Optional<TokenAlgorithm> of(String name) {
        return Arrays.stream(values()).filter(known -> known.name().equals(name)).findFirst();
    }

    /** Whether this key has signed this text. A key of another kind has not, whatever the token says of itself. */
    boolean verifies(PublicKey key, String text, byte[] signed) {
        try {
            if (!key.getAlgorithm().equals(keys)) {
                return false;
            }
            var check = Signature.getInstance(signature);
            if (parameters != null) {
                check.setParameter(parameters);
            }
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
