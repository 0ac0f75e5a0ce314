package io.verbatim.outside;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A user of WhatsApp, and Meta between the user and the product: what the user writes comes signed to the channel's webhook. */
record Phone(Product product, String channel, String number) {
    static final String SECRET = "app-secret-for-tests-0123456789";
    static final String VERIFY = "my_secure_verify_token_12345";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** How a channel is set up; the fields begin behind the usual. */
    static String config(String fields) {
        return """
            {"type": "whatsapp", "config": {"business_account_id": "302145678901234", "phone_number_id": "415566778899001",
             "app_id": "62511", "app_secret": "%s", "access_token": "short-lived-token-of-the-test",
             "verify_token": "%s"}, "active": true%s}"""
            .formatted(SECRET, VERIFY, fields);
    }

    static Phone of(Bot bot, String number, String fields) {
        var made = bot.product().owner().post(bot.path() + "/channels", config(fields)).is(201);
        return new Phone(bot.product(), made.textAt("/data/id"), number);
    }

    String path() {
        return "/webhooks/whatsapp/" + channel;
    }

    /** Says something; answers under which id. */
    String says(String text) {
        return sends("\"type\": \"text\", \"text\": {\"body\": \"%s\"}".formatted(text));
    }

    void chooses(String option, String title) {
        sends("""
            "type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "%s", "title": "%s"}}"""
            .formatted(option, title));
    }

    void picks(String row, String title) {
        sends("""
            "type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"id": "%s", "title": "%s"}}"""
            .formatted(row, title));
    }

    /** A message with these fields. */
    String sends(String fields) {
        var id = "wamid.%s.%d".formatted(number, COUNT.incrementAndGet());
        post(notification(message(id, fields))).is(200);
        return id;
    }

    String message(String id, String fields) {
        return """
            "contacts": [{"profile": {"name": "Mara"}, "wa_id": "%s"}],
            "messages": [{"from": "%s", "id": "%s", "timestamp": "%d", %s}]""".formatted(number, number, id,
            System.currentTimeMillis() / 1000, fields);
    }

    void hears(String status, String id, String deliveryId) {
        post(notification("""
            "statuses": [{"id": "%s", "status": "%s", "timestamp": "1767225700", "recipient_id": "%s", "biz_opaque_callback_data": "%s"}]"""
            .formatted(id, status, number, deliveryId))).is(200);
    }

    void fails(String id, String deliveryId, int code) {
        post(notification("""
            "statuses": [{"id": "%s", "status": "failed", "timestamp": "1767225700", "recipient_id": "%s", "biz_opaque_callback_data": "%s",
             "errors": [{"code": %d, "title": "Message failed"}]}]""".formatted(id, number, deliveryId, code))).is(200);
    }

    static String notification(String value) {
        return """
            {"object": "whatsapp_business_account", "entry": [{"id": "302145678901234", "changes": [{"field": "messages", "value": {
             "messaging_product": "whatsapp", "metadata": {"phone_number_id": "415566778899001"}, %s}}]}]}""".formatted(value);
    }

    Answer post(String body) {
        return post(body, signature(SECRET, body.getBytes(StandardCharsets.UTF_8)));
    }

    Answer post(String body, String signature) {
        return product.with("").send("POST", path(), BodyPublishers.ofString(body), "X-Hub-Signature-256", signature);
    }

    static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC", e);
        }
    }
}
