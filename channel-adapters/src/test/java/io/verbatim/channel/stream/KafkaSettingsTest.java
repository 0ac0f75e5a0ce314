package io.verbatim.channel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.UnusableSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaSettingsTest {

    @Test
    void haveDefaults() {
        var settings = given(Map.of("VERBATIM_KAFKA_BOOTSTRAP_SERVERS", "a:9092,b:9092"));

        assertThat(settings.servers()).isEqualTo("a:9092,b:9092");
        assertThat(settings.topic()).isEqualTo("verbatim.events");
        assertThat(settings.maxRequestSize()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-1.example.com:9092, kafka-2.example.com:9092", "[::1]:9092", "PLAINTEXT://10.0.0.1:9092", ""})
    void takeAllWaysToNameBrokers(String servers) {
        assertThat(given(Map.of("VERBATIM_KAFKA_BOOTSTRAP_SERVERS", servers)).servers()).isEqualTo(servers);
    }

    @Test
    void passPropertiesOfKafkaOn() {
        var settings = given(Map.of("VERBATIM_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "a-password",
            "VERBATIM_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL"));

        assertThat(settings.properties()).isEqualTo(Map.of("sasl.jaas.config", "a-password", "security.protocol", "SASL_SSL"));
        assertThat(settings.toString()).doesNotContain("a-password");
    }

    @ParameterizedTest
    @CsvSource({"VERBATIM_KAFKA_TOPIC, a topic", "VERBATIM_KAFKA_PARTITIONS, 0", "VERBATIM_KAFKA_REPLICATION, 0",
        "VERBATIM_KAFKA_MAX_REQUEST_SIZE, 100", "VERBATIM_KAFKA_COMPRESSION, rar", "VERBATIM_KAFKA_PROPERTIES_ACKS, 0",
        "VERBATIM_KAFKA_BOOTSTRAP_SERVERS, nonsense", "VERBATIM_KAFKA_BOOTSTRAP_SERVERS, 'a:9092,b'",
        "VERBATIM_KAFKA_BOOTSTRAP_SERVERS, ','", "VERBATIM_KAFKA_BOOTSTRAP_SERVERS, 'a:9092,,b:9092'"})
    void refuseWhatCannotWork(String name, String value) {
        assertThatThrownBy(() -> given(Map.of(name, value))).rootCause().isInstanceOf(UnusableSettings.class)
            .hasMessageContaining("VERBATIM_KAFKA_");
    }

    @Test
    void areNotRepeatedByWhatIsLogged() {
        var given = Map.of("sasl.jaas.config", "a-password").values();

        assertThat(Blots.over(given, "Config\na-password is bad")).isEqualTo("Config *** is bad");
    }

    private static KafkaSettings given(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.get(environment)).bindOrCreate("verbatim.kafka", KafkaSettings.class);
    }
}
