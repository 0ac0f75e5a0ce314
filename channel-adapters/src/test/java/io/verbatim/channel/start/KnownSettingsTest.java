package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

    @Test
    void findsWhatLooksLikeASettingAndIsNone() {
        assertThat(KnownSettings.unknown(Set.of("VERBATIM_DATADIR", "VERBATIM_DATA_DIR", "SERVER_PORT", "PATH"))).containsExactly("VERBATIM_DATADIR");
    }

    @Test
    void knowsEverySettingOfTheReadme() throws Exception {
        var readme = Files.readString(Path.of("../README.md"));
        var named = Pattern.compile("`(VERBATIM_[A-Z_]+)`").matcher(readme).results().map(found -> found.group(1)).toList();

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(KnownSettings.unknown(Set.copyOf(named))).isEmpty();
    }
}
