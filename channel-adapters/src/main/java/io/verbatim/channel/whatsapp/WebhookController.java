package io.verbatim.channel.whatsapp;

import io.verbatim.channel.intake.ServedChannels;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.vault.Signatures;
import io.verbatim.channel.vault.Vault;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where Meta calls: to see whether we are who we say, and to tell what happens. */
@RestController("whatsappWebhookController")
@RequestMapping("/webhooks/whatsapp/{channel}")
class WebhookController {
    private final ServedChannels channels;
    private final Vault vault;
    private final Mailroom mailroom;
    private final Clock clock;

    WebhookController(ServedChannels channels, Vault vault, Mailroom mailroom, Clock clock) {
        this.channels = channels;
        this.vault = vault;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    @GetMapping
    @Described(value = "Show Meta that the webhook is ours", gives = byte[].class, types = "text/plain")
    ResponseEntity<String> verify(@PathVariable("channel") String id,
                                  @Argument(value = "Always subscribe")
                                  @RequestParam(name = "hub.mode", required = false) @Nullable String mode,
                                  @Argument("The verify token of the channel")
                                  @RequestParam(name = "hub.verify_token", required = false) @Nullable String token,
                                  @Argument("What is answered with")
                                  @RequestParam(name = "hub.challenge", required = false) @Nullable String challenge) {
        var right = vault.open(line(id).credentials().verifyToken());
        if (!"subscribe".equals(mode) || token == null || challenge == null || !Signatures.same(right, token)) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "This is not the verify token of the channel");
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
    }

    @PostMapping
    @Described(value = "A batch of what users have said, and of what became of messages to them", takes = Object.class, status = 200,
        example = """
            {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{"field": "messages", "value": {
              "messaging_product": "whatsapp", "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
              "messages": [{"from": "16505551234", "id": "wamid.1", "timestamp": "1769860800", "type": "text",
                "text": {"body": "Hello"}}]}}]}]}""")
    ResponseEntity<Void> receive(@PathVariable("channel") String id, HttpServletRequest request,
                                 @Argument("sha256= and the HMAC of the body, with the app's secret, in hexadecimal digits")
                                 @RequestHeader(name = Signature.HEADER, required = false) @Nullable String signature) {
        var line = line(id);
        if (signature == null || signature.isBlank()) {
            throw new ApiProblem(ProblemType.UNAUTHENTICATED, "The header %s is required".formatted(Signature.HEADER));
        }
        byte[] body = RawBody.of(request);
        if (!Signature.isOf(secrets(line), body, signature)) {
            throw new ApiProblem(ProblemType.FORBIDDEN, "The signature is not that of the body");
        }
        mailroom.take(line, body);
        return ResponseEntity.ok().build();
    }

    private List<Secret> secrets(Line line) {
        return line.credentials().signing(clock.instant()).stream().map(ref -> new Secret(vault.open(ref))).toList();
    }

    private Line line(String id) {
        return channels.find(id, WhatsAppKind.NAME).map(Line::of).orElseThrow(Desk::notFound);
    }
}
