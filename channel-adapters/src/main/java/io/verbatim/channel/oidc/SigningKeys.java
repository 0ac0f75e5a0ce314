package io.verbatim.channel.oidc;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's RSA keys by id (RFC 7517); keys of other kinds, and keys that are too short, are passed over. */
record SigningKeys(Map<String, RSAPublicKey> byId) {
    private static final int SHORTEST = 2_048;

    static SigningKeys of(ObjectNode set) {
        var keys = new HashMap<String, RSAPublicKey>();
        for (JsonNode key : set.path("keys")) {
            if (key.path("kty").asString("").equals("RSA") && !key.path("use").asString("sig").equals("enc")) {
                read(key).filter(read -> read.getModulus().bitLength() >= SHORTEST)
                    .ifPresent(read -> keys.put(key.path("kid").asString(""), read));
            }
        }
        return new SigningKeys(Map.copyOf(keys));
    }

    boolean has(String id) {
        return find(id).isPresent();
    }

    /** The key of this id; a token without one can only mean the only key. */
    Optional<RSAPublicKey> find(String id) {
        return id.isEmpty() && byId.size() == 1 ? byId.values().stream().findFirst() : Optional.ofNullable(byId.get(id));
    }

    private static Optional<RSAPublicKey> read(JsonNode key) {
        try {
            var spec = new RSAPublicKeySpec(number(key, "n"), number(key, "e"));
            return Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString("")));
    }
}
