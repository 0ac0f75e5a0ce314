package io.verbatim.channel.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How our answers are spelled: names in snake_case, instants in UTC to the millisecond. */
@Configuration(proxyBeanMethods = false)
class OutgoingJson {

    @Bean
    static JsonMapperBuilderCustomizer spelling() {
        return builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule("verbatim").addSerializer(new InstantSerializer()));
    }

    @Bean
    static JacksonJsonHttpMessageConverter wholeAnswers(JsonMapper mapper) {
        return new WholeJson(mapper);
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(MILLIS.format(value));
        }
    }
}
