package io.verbatim.channel.console;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where members come in: the page to sign in, and that of an invitation, whose token stands behind the {@code #} and does not come here. */
@RestController
class Pages {
    // Nothing but what lies here, and nobody may put it into a frame.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @GetMapping("/")
    ResponseEntity<Resource> entrance() {
        return answer("entrance.html", MediaType.TEXT_HTML_VALUE);
    }

    @GetMapping("/console/entrance.js")
    ResponseEntity<Resource> entranceScript() {
        return answer("entrance.js", "text/javascript");
    }

    @GetMapping("/console/invitation")
    ResponseEntity<Resource> invitation() {
        return answer("invitation.html", MediaType.TEXT_HTML_VALUE);
    }

    @GetMapping("/console/invitation.js")
    ResponseEntity<Resource> invitationScript() {
        return answer("invitation.js", "text/javascript");
    }

    @GetMapping("/console/invitation.css")
    ResponseEntity<Resource> style() {
        return answer("invitation.css", "text/css");
    }

    private static ResponseEntity<Resource> answer(String file, String type) {
        return ResponseEntity.ok().header("Content-Type", type + ";charset=UTF-8").header("Content-Security-Policy", POLICY)
            .header("Referrer-Policy", "no-referrer").cacheControl(CacheControl.noCache())
            .body(new ClassPathResource(file, Pages.class));
    }
}
