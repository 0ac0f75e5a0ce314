package io.verbatim.channel.vault;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;

/**
 * Makes API keys and recognises them. Ours read {@code vb_<id>_<secret>_<checksum>}: 160 random bits, and a checksum that tells a slip of
 * the hand from a revoked key without a look-up, and scanners for leaked keys that it is one.
 */
@Component
public class Keys {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int SECRET = 32;
    private static final int CHECKSUM = 7;
    private static final Pattern OURS = Pattern.compile("vb_[0-9a-z]{26}_[0-9a-z]{%d}_[0-9a-z]{%d}".formatted(SECRET, CHECKSUM));
    private static final Pattern OWN = Pattern.compile("[\\x21-\\x7e]{32,256}");

    private final SecureRandom random = new SecureRandom();
    private final KeyRing ring;

    Keys(KeyRing ring) {
        this.ring = ring;
    }

    /** A new key at random. */
    public NewKey generate() {
        var id = KeyId.next();
        var body = "vb_%s_%s".formatted(id.value().substring(KeyId.PREFIX.length() + 1), randomText());
        return kept(id, body + "_" + checksum(body));
    }

    /**
     * A key that the caller brings. Refused with INVALID unless it is 32 to 256 visible ASCII characters.
     *
     * @param field of the request that holds it
     */
    public NewKey own(String field, String key) {
        if (!isPossible(key)) {
            throw new Refused(Refused.Code.INVALID, "The key is not acceptable",
                List.of(new Fault(field, "must be 32 to 256 visible ASCII characters")));
        }
        return kept(KeyId.next(), key);
    }

    /** Whether a text from outside can be a key at all; a key of ours with a typing error cannot. */
    public boolean isPossible(String key) {
        return OWN.matcher(key).matches() && (!OURS.matcher(key).matches() || isWhole(key));
    }

    /** What is kept of a key and looked up. */
    public KeyDigest digest(String key) {
        return new KeyDigest(ring.digests("api-keys").of(key));
    }

    /** Which of these a key is, if any, in a time that does not tell how near it came. */
    public Optional<IssuedKey> among(List<IssuedKey> issued, String key) {
        if (!isPossible(key)) {
            return Optional.empty();
        }
        byte[] digest = bytes(digest(key));
        Optional<IssuedKey> found = Optional.empty();
        for (IssuedKey candidate : issued) {
            found = MessageDigest.isEqual(digest, bytes(candidate.digest())) ? Optional.of(candidate) : found;
        }
        return found;
    }

    private NewKey kept(KeyId id, String key) {
        return new NewKey(new Secret(key), new IssuedKey(id, digest(key), key.substring(key.length() - 4)));
    }

    private String randomText() {
        return random.ints(SECRET, 0, ALPHABET.length).collect(StringBuilder::new, (text, i) -> text.append(ALPHABET[i]),
            StringBuilder::append).toString();
    }

    private static boolean isWhole(String key) {
        int end = key.length() - CHECKSUM - 1;
        return checksum(key.substring(0, end)).equals(key.substring(end + 1));
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var text = new StringBuilder();
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(ALPHABET[(int) (crc.getValue() >>> 5 * i) & 0x1F]);
        }
        return text.toString();
    }

    private static byte[] bytes(KeyDigest digest) {
        return digest.value().getBytes(StandardCharsets.US_ASCII);
    }
}
