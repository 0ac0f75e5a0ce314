package io.verbatim.channel.mail;

import java.util.Properties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Puts the sender together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {
    private static final int TLS_FROM_THE_START = 465;

    @Bean
    Postman postman(MailSettings settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setDefaultEncoding("UTF-8");
        if (settings.username() != null && !settings.username().isBlank()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.secret().value());
        }
        sender.setJavaMailProperties(properties(settings));
        return new Postman(sender, settings);
    }

    /** Without all three timeouts, a server that falls silent would hold a thread for ever. */
    private static Properties properties(MailSettings settings) {
        String timeout = String.valueOf(settings.timeout().toMillis());
        boolean atOnce = settings.port() == TLS_FROM_THE_START;
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null && !settings.username().isBlank()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(atOnce));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.tls() && !atOnce));
        return properties;
    }
}
