package io.verbatim.channel.start;

import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of environment variables that look like settings and are none: a typing error that changes nothing is hard to find. */
final class KnownSettings {

    private static final Logger LOG = LoggerFactory.getLogger(KnownSettings.class);
    private static final Set<String> NAMES = Set.of("VERBATIM_DATA_DIR", "VERBATIM_DATABASE_URL", "VERBATIM_DATABASE_USERNAME",
        "VERBATIM_DATABASE_PASSWORD", "VERBATIM_DATABASE_PORT", "VERBATIM_DATABASE_POOL", "VERBATIM_ADMIN_KEY", "VERBATIM_ADMIN_EMAIL",
        "VERBATIM_ADMIN_PASSWORD", "VERBATIM_MASTER_KEY",
        "VERBATIM_MASTER_KEY_FILE", "VERBATIM_MASTER_KEY_NEW", "VERBATIM_PUBLIC_URL", "VERBATIM_EGRESS_ALLOW", "VERBATIM_DEMO",
        "VERBATIM_RATE_LIMIT", "VERBATIM_ROLES", "VERBATIM_SHUTDOWN_NOTICE", "VERBATIM_SNAPSHOT_EVERY",
        "VERBATIM_MAIL_HOST", "VERBATIM_MAIL_PORT", "VERBATIM_MAIL_USERNAME", "VERBATIM_MAIL_PASSWORD",
        "VERBATIM_OIDC_ISSUER", "VERBATIM_OIDC_CLIENT_ID", "VERBATIM_OIDC_CLIENT_SECRET",
        "VERBATIM_MAIL_FROM", "VERBATIM_MAIL_TLS", "VERBATIM_MAIL_TIMEOUT", "VERBATIM_TELEGRAM_URL", "VERBATIM_WHATSAPP_GRAPH_URL",
        "VERBATIM_MEDIA_DIR", "VERBATIM_MEDIA_S3_BUCKET", "VERBATIM_MEDIA_S3_URL",
        "VERBATIM_MEDIA_S3_REGION", "VERBATIM_MEDIA_S3_ACCESS_KEY", "VERBATIM_MEDIA_S3_SECRET_KEY", "VERBATIM_MEDIA_S3_PREFIX",
        "VERBATIM_SPEECH_TRANSCRIPTION", "VERBATIM_SPEECH_SYNTHESIS", "VERBATIM_SPEECH_OPENAI_URL", "VERBATIM_SPEECH_OPENAI_KEY",
        "VERBATIM_SPEECH_TRANSCRIPTION_MODEL", "VERBATIM_SPEECH_SYNTHESIS_MODEL", "VERBATIM_SPEECH_VOICE", "VERBATIM_SPEECH_TIMEOUT",
        "VERBATIM_SPEECH_TRANSCRIPTION_COMMAND", "VERBATIM_SPEECH_SYNTHESIS_COMMAND",
        "VERBATIM_LOG_FORMAT", "VERBATIM_TRACES_OTLP_URL",
        "VERBATIM_KAFKA_BOOTSTRAP_SERVERS", "VERBATIM_KAFKA_TOPIC", "VERBATIM_KAFKA_PARTITIONS", "VERBATIM_KAFKA_REPLICATION",
        "VERBATIM_KAFKA_MAX_REQUEST_SIZE", "VERBATIM_KAFKA_COMPRESSION", "VERBATIM_KAFKA_CONFIG_FILE");
    /** Followed by the name of any property of Kafka's clients. */
    private static final String OF_KAFKA = "VERBATIM_KAFKA_PROPERTIES_";

    private KnownSettings() {
    }

    static void warnOfOthers(Set<String> environment) {
        unknown(environment).forEach(name -> LOG.warn("{} is not a setting of Verbatim and has no effect", name));
    }

    static Stream<String> unknown(Set<String> environment) {
        return environment.stream().filter(name -> name.startsWith("VERBATIM_")).filter(name -> !NAMES.contains(name))
            .filter(name -> !name.startsWith(OF_KAFKA)).sorted();
    }
}
