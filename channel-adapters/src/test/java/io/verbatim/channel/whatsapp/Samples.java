package io.verbatim.channel.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real-shaped payloads of WhatsApp. */
public final class Samples {
    /** The number whose samples these are. */
    public static final String NUMBER = "415566778899001";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Samples() {
    }

    public static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/whatsapp/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        return MAPPER.readTree(bytes(name));
    }

    public static JsonNode parsed(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** All that a webhook may be sent. */
    public static List<String> inbound() {
        return List.of("batch_messages_and_statuses", "errors_account_level", "in_audio_file", "in_audio_voice", "in_button_quick_reply",
            "in_button_quick_reply_no_context", "in_contacts", "in_document", "in_edit", "in_group_text", "in_image_caption",
            "in_image_with_url", "in_interactive_button_reply", "in_interactive_flow_nfm_reply", "in_interactive_list_reply",
            "in_interactive_list_reply_no_description", "in_location_named", "in_location_pin", "in_message_error_unsupported_payload",
            "in_order", "in_reaction", "in_reaction_removed", "in_reaction_removed_empty_emoji", "in_revoke", "in_sticker_animated",
            "in_sticker_static", "in_system_identity_changed", "in_system_number_changed", "in_text", "in_text_ad_referral",
            "in_text_forwarded", "in_text_frequently_forwarded", "in_text_legacy_no_bsuid", "in_text_product_inquiry",
            "in_text_reply_context", "in_text_username_only_no_phone", "in_unsupported", "in_unsupported_with_subtype", "in_video",
            "status_delivered", "status_failed_131026_undeliverable", "status_failed_131047_reengagement", "status_failed_131049_ecosystem",
            "status_failed_131053_media_upload", "status_played", "status_read", "status_sent_cbp", "status_sent_pmp").stream()
            .map(name -> name + ".json").toList();
    }
}
