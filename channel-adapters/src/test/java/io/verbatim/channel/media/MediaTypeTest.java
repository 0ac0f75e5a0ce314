package io.verbatim.channel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "image | image/png | 89504e470d0a1a0a0000", "image | image/jpeg | ffd8ffe000104a46", "image | image/gif | 474946383961",
        "image | image/webp | 524946460000000057454250", "audio | audio/wav | 524946460000000057415645", "audio | audio/mpeg | 4944330400",
        "audio | audio/ogg | 4f67675300", "audio | audio/mp4 | 000000206674797 04d344120", "video | video/mp4 | 0000002066747970 69736f6d",
        "video | video/quicktime | 00000020667479707174", "video | video/webm | 1a45dfa3", "document | application/pdf | 255044462d312e37",
        "document | application/zip | 504b0304140000", "document | application/x-ole-storage | d0cf11e0a1b11ae1"})
    void tellsAFileByItsFirstBytes(String kind, String mimeType, String hex) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(MediaType.of(head)).contains(new MediaType(kind, mimeType));
    }

    @Test
    void tellsWhatIsInAnArchive() {
        assertThat(MediaType.of("PK\u0003\u0004....[Content_Types].xml...word/document.xml".getBytes(ISO_8859_1)))
            .map(MediaType::mimeType).contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(MediaType.of("PK\u0003\u0004..........mimetypeapplication/vnd.oasis.opendocument.textPK".getBytes(ISO_8859_1)))
            .map(MediaType::mimeType).hasValueSatisfying(type -> assertThat(type).startsWith("application/vnd.oasis.opendocument.text"));
    }

    @Test
    void takesTextForADocumentAlsoWhereACharacterIsCut() {
        byte[] text = "Grüße, 😀".getBytes(UTF_8);

        assertThat(MediaType.of(text)).contains(new MediaType("document", "text/plain"));
        assertThat(MediaType.of(Arrays.copyOf(text, text.length - 2))).contains(new MediaType("document", "text/plain"));
        assertThat(MediaType.of("<html><script>".getBytes(UTF_8))).contains(new MediaType("document", "text/plain"));
    }

    @Test
    void knowsNothingOfProgramsAndNoise() {
        assertThat(MediaType.of(new byte[0])).isEmpty();
        assertThat(MediaType.of(new byte[] {0x7f, 'E', 'L', 'F', 2, 1})).isEmpty();
        assertThat(MediaType.of(new byte[] {'M', 'Z', (byte) 0x90, 0, 3})).isEmpty();
    }
}
