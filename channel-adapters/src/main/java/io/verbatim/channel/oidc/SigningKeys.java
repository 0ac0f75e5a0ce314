package io.verbatim.channel.oidc;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's RSA and P-256 keys by id (RFC 7517); keys of other kinds, and keys that are too short, are passed over. */
record SigningKeys(Map<String, PublicKey> byId) {
    private static final int SHORTEST = 2_048;

    static SigningKeys of(ObjectNode set) {
        var keys = new HashMap<String, PublicKey>();
        for (JsonNode key : set.path("keys")) {
            if (!key.path("use").asString("sig").equals("enc")) {
                read(key).ifPresent(read -> keys.put(key.path("kid").asString(""), read));
            }
        }
        return new SigningKeys(Map.copyOf(keys));
    }

    boolean has(String id) {
        return find(id).isPresent();
    }

    /** The key of this id; a token without one can only mean the only key. */
    Optional<PublicKey> find(String id) {
        return id.isEmpty() && byId.size() == 1 ? byId.values().stream().findFirst() : Optional.ofNullable(byId.get(id));
    }

    private static Optional<PublicKey> read(JsonNode key) {
        try {
            return switch (key.path("kty").asString("")) {
                case "RSA" -> Optional.of(rsa(key)).filter(read -> ((RSAPublicKey) read).getModulus().bitLength() >= SHORTEST);
                case "EC" -> key.path("crv").asString("").equals("P-256") ? Optional.of(ec(key)) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    }

    private static PublicKey ec(JsonNode key) throws GeneralSecurityException {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(key, "x"), number(key, "y"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString("")));
    }
}
