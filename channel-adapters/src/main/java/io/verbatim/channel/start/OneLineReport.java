package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line which setting stops the start, and why. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineReport implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger("io.verbatim");

    @Override
    public boolean reportException(Throwable failure) {
        var line = line(failure);
        line.ifPresent(text -> LOG.error("Verbatim does not start. {}", text));
        return line.isPresent();
    }

    /** What our own settings say of themselves goes before what is said of them. */
    static Optional<String> line(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
        return Stream.concat(causes.stream().filter(UnusableSettings.class::isInstance), causes.stream())
            .map(OneLineReport::said).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> said(@Nullable Throwable failure) {
        return Optional.ofNullable(switch (failure) {
            case UnusableSettings wrong -> wrong.getMessage();
            case PortInUseException taken -> "SERVER_PORT or MANAGEMENT_SERVER_PORT: port %d is in use.".formatted(taken.getPort());
            case InvalidConfigurationPropertyValueException wrong -> "%s: the value does not fit.".formatted(variable(wrong.getName()));
            case BindException wrong when !(wrong.getCause() instanceof ConfigurationPropertiesBindException) ->
                "%s: the value does not fit.".formatted(variable(wrong.getName().toString()));
            case null, default -> null;
        });
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace("-", "_").toUpperCase(Locale.ROOT);
    }
}
