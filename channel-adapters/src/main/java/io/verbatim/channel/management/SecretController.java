package io.verbatim.channel.management;

import io.verbatim.channel.vault.NamedSecret;
import io.verbatim.channel.vault.NamedSecrets;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Body;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.channel.web.NamedList;
import io.verbatim.shared.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Secrets that flows name: written, replaced, listed with their masks, deleted; never read back. */
@RestController
@RequestMapping(path = "/v1/secrets", produces = MediaType.APPLICATION_JSON_VALUE)
class SecretController {
    private static final int LONGEST = 32_768;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private static final NamedList<NamedSecret> LIST = new NamedList<>("secrets", NamedSecret::name);

    private final NamedSecrets secrets;

    SecretController(NamedSecrets secrets) {
        this.secrets = secrets;
    }

    @GetMapping
    @Described(value = "Secrets, masked", gives = Resource.class)
    Envelope list(Caller caller, Page page) {
        return Envelope.many(LIST.part(secrets.list(caller.workspace()), page), page, Resource::of);
    }

    @GetMapping("/{name}")
    @Described(value = "A secret, masked", gives = Resource.class)
    ResponseEntity<Envelope> get(Caller caller, @PathVariable("name") String name) {
        var secret = secrets.find(caller.workspace(), name).orElseThrow(Desk::notFound);
        return Answers.one(Resource.of(secret), secret.revision());
    }

    @PutMapping("/{name}")
    @Described(value = "Keep a secret", takes = SecretRequest.class, gives = Resource.class, headers = "ETag", makes = true,
        example = "{\"value\": \"sk-1234\"}")
    ResponseEntity<Envelope> put(Caller caller, @PathVariable("name") String name, Body body, Deed deed) {
        String value = body.as(SecretRequest.class).checked(name);
        fingerprint(caller, name).ifPresent(deed::before);
        var kept = secrets.put(caller.workspace(), name, new Secret(value));
        fingerprint(caller, name).ifPresent(deed::after);
        return kept.isNew() ? Answers.created("/v1/secrets/" + name, Resource.of(kept), kept.revision())
            : Answers.one(Resource.of(kept), kept.revision());
    }

    @DeleteMapping("/{name}")
    @Described("Delete a secret")
    ResponseEntity<Envelope> remove(Caller caller, @PathVariable("name") String name, Deed deed) {
        fingerprint(caller, name).ifPresent(deed::before);
        if (!secrets.remove(caller.workspace(), name)) {
            throw Desk.notFound();
        }
        return Answers.gone();
    }

    private Optional<Map<String, String>> fingerprint(Caller caller, String name) {
        return secrets.fingerprint(caller.workspace(), name).map(fingerprint -> Map.of("fingerprint", fingerprint));
    }

    private record Resource(String name, String mask, Instant createdAt, Instant updatedAt) {

        static Resource of(NamedSecret secret) {
            return new Resource(secret.name(), secret.mask(), secret.createdAt(), secret.updatedAt());
        }
    }

    private record SecretRequest(@Nullable String value) {

        String checked(String name) {
            var faults = new Faults();
            faults.check(NAME.matcher(name).matches(), "name", "must be 1 to 100 letters, digits, _ and -");
            faults.check(value != null && !value.isEmpty(), "value", "is required");
            faults.length("value", value, LONGEST);
            faults.done();
            return String.valueOf(value);
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
