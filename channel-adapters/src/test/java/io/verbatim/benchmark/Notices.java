package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One of Meta's machines: posts signed batches of messages that nobody has seen before, from users of its own. */
final class Notices implements Caller {
    static final String SECRET = "benchmark-app-secret";

    private static final String NOTIFICATION = """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value":
         {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "2"}, "messages": [%s]}}]}]}""";

    private final Http http;
    private final String path;
    private final int size;
    private final long pause;
    private final String machine = UUID.randomUUID().toString();
    private final Mac mac = mac();
    private int posts;
    private long next;

    /** @param perSecond how many posts a second; 0 for as many as are answered */
    Notices(int port, String channel, int size, double perSecond) {
        this.http = new Http(port);
        this.path = "/webhooks/whatsapp/" + channel;
        this.size = size;
        this.pause = perSecond == 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        // Machines do not beat in time: all at once every now and then would be another load.
        this.next = System.nanoTime() + ThreadLocalRandom.current().nextLong(pause + 1);
    }

    @Override
    public boolean call() throws IOException {
        posts++;
        var body = NOTIFICATION.formatted(IntStream.range(0, size).mapToObj(this::message).collect(Collectors.joining(",")));
        var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return http.call(Http.request("POST", path, "X-Hub-Signature-256: sha256=%s\r\n".formatted(signature), body)) == 200;
    }

    @Override
    public void rest() {
        next += pause;
        for (long left = next - System.nanoTime(); pause > 0 && left > 0; left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private String message(int number) {
        return """
            {"from": "49170%s%d", "id": "wamid.%s.%d.%d", "timestamp": "1767225600", "type": "text",
             "text": {"body": "Where is my order?"}}"""
            .formatted(machine.substring(0, 8), number, machine, posts, number);
    }

    private static Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC", e);
        }
    }
}
