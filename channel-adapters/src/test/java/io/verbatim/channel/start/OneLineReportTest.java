package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.verbatim.channel.UnusableSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OneLineReportTest {

    @Test
    void saysWhyWhereTheSettingsThemselvesRefuseAValue() {
        assertThat(OneLineReport.line(new IllegalStateException(failure(Refusing.class, "rar")))).contains("VERBATIM_X_SIZE: must be none.");
    }

    @Test
    void saysWhichWhereAValueIsOfAnotherKind() {
        assertThat(OneLineReport.line(new IllegalStateException(failure(Sized.class, "many"))))
            .contains("VERBATIM_X_SIZE: the value does not fit.");
    }

    @Test
    void saysNothingOfFaultsThatNoSettingMakes() {
        assertThat(OneLineReport.line(new IllegalStateException("a fault"))).isEmpty();
    }

    /** What is thrown where this is the size that such settings are given. */
    private static Throwable failure(Class<?> settings, String size) {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of("verbatim.x.size", size)));
        return catchThrowable(() -> binder.bindOrCreate("verbatim.x", settings));
    }

    record Sized(int size) { }

    record Refusing(String size) {

        Refusing {
            throw new UnusableSettings("VERBATIM_X_SIZE: must be none.");
        }
    }
}
