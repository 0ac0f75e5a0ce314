package io.verbatim.channel.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.UnusableSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class OneLineReportTest {

    @Test
    void saysWhyWhereTheSettingsThemselvesRefuseAValue() {
        var refused = new UnusableSettings("VERBATIM_KAFKA_COMPRESSION: must be none or gzip.");

        assertThat(OneLineReport.line(new IllegalStateException(unbound("verbatim.kafka", refused)))).contains(refused.getMessage());
    }

    @Test
    void saysWhichWhereAValueIsOfAnotherKind() {
        var number = unbound("verbatim.kafka.max-request-size", new NumberFormatException("many"));

        assertThat(OneLineReport.line(new IllegalStateException(number)))
            .contains("VERBATIM_KAFKA_MAX_REQUEST_SIZE: the value does not fit.");
    }

    @Test
    void saysNothingOfFaultsThatNoSettingMakes() {
        assertThat(OneLineReport.line(new IllegalStateException("a fault"))).isEmpty();
    }

    private static BindException unbound(String property, Exception cause) {
        return new BindException(ConfigurationPropertyName.of(property), Bindable.of(String.class), null, cause);
    }
}
