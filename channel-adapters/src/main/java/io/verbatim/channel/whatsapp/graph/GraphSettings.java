package io.verbatim.channel.whatsapp.graph;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's word on WhatsApp.
 *
 * @param graphUrl where the Graph API is
 */
@ConfigurationProperties("verbatim.whatsapp")
public record GraphSettings(@DefaultValue("https://graph.facebook.com") String graphUrl) {
    String base() {
        var url = graphUrl.strip();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
