package io.verbatim.channel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

/** What a file is by its content: names and claims of the sender do not count. */
public record MediaType(String kind, String mimeType) {
    static final String PDF = "application/pdf";
    private static final String WORDS = "application/vnd.openxmlformats-officedocument.";

    /** In this order: where one signature holds another, the longer one comes first. {@code ?} stands for any byte. */
    private static final List<Signature> SIGNATURES = List.of(
        image("\u0089PNG\r\n\u001a\n", "png"), image("\u00ff\u00d8\u00ff", "jpeg"), image("GIF87a", "gif"), image("GIF89a", "gif"),
        image("RIFF????WEBP", "webp"), image("????ftypheic", "heic"), image("????ftypmif1", "heif"), image("????ftypavif", "avif"),
        image("II*\0", "tiff"), image("MM\0*", "tiff"),
        audio("RIFF????WAVE", "wav"), audio("ID3", "mpeg"), audio("OggS", "ogg"), audio("fLaC", "flac"), audio("????ftypM4A", "mp4"),
        audio("#!AMR", "amr"), audio("\u00ff\u00fb", "mpeg"), audio("\u00ff\u00f3", "mpeg"), audio("\u00ff\u00f2", "mpeg"),
        audio("\u00ff\u00f1", "aac"), audio("\u00ff\u00f9", "aac"),
        video("RIFF????AVI ", "x-msvideo"), video("????ftypqt", "quicktime"), video("????ftyp3g", "3gpp"), video("????ftyp", "mp4"),
        video("\u001aE\u00df\u00a3", "webm"),
        document("%PDF-", PDF), document("{\\rtf", "application/rtf"),
        document("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole-storage"));

    /** Of the first bytes of a file; empty for what nobody sends to a bot. */
    public static Optional<MediaType> of(byte[] head) {
        var text = new String(head, ISO_8859_1);
        return SIGNATURES.stream().filter(signature -> signature.opens(text)).map(Signature::type).findFirst()
            .or(() -> archive(text)).or(() -> plain(head));
    }

    private static Optional<MediaType> archive(String head) {
        if (!head.startsWith("PK\u0003\u0004")) {
            return Optional.empty();
        }
        String open = "mimetypeapplication/vnd.oasis.opendocument.";
        int at = head.indexOf(open);
        if (at > 0) {
            int from = at + "mimetype".length();
            int end = from;
            while (end < head.length() && (Character.isLetter(head.charAt(end)) || "/.-".indexOf(head.charAt(end)) >= 0)) {
                end++;
            }
            return Optional.of(new MediaType("document", head.substring(from, end)));
        }
        return Optional.of(new MediaType("document", head.contains("word/") ? WORDS + "wordprocessingml.document"
            : head.contains("xl/") ? WORDS + "spreadsheetml.sheet"
            : head.contains("ppt/") ? WORDS + "presentationml.presentation" : "application/zip"));
    }

    private static Optional<MediaType> plain(byte[] head) {
        return head.length > 0 && PlainText.is(head) ? Optional.of(new MediaType("document", "text/plain")) : Optional.empty();
    }

    private static Signature image(String signature, String name) {
        return new Signature(signature, new MediaType("image", "image/" + name));
    }

    private static Signature audio(String signature, String name) {
        return new Signature(signature, new MediaType("audio", "audio/" + name));
    }

    private static Signature video(String signature, String name) {
        return new Signature(signature, new MediaType("video", "video/" + name));
    }

    private static Signature document(String signature, String mimeType) {
        return new Signature(signature, new MediaType("document", mimeType));
    }

    private record Signature(String bytes, MediaType type) {
        boolean opens(String head) {
            if (head.length() < bytes.length()) {
                return false;
            }
            for (int i = 0; i < bytes.length(); i++) {
                if (bytes.charAt(i) != '?' && bytes.charAt(i) != head.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
