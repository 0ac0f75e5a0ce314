package io.verbatim.channel.console;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the link of an invitation leads: a form for a password. The token stands behind the {@code #} and does not come here. */
@RestController
@RequestMapping("/console")
class InvitationPage {
    // Nothing but what lies here, and nobody may put it into a frame.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @GetMapping("/invitation")
    ResponseEntity<Resource> page() {
        return answer("invitation.html", MediaType.TEXT_HTML_VALUE);
    }

    @GetMapping("/invitation.js")
    ResponseEntity<Resource> script() {
        return answer("invitation.js", "text/javascript");
    }

    @GetMapping("/invitation.css")
    ResponseEntity<Resource> style() {
        return answer("invitation.css", "text/css");
    }

    private static ResponseEntity<Resource> answer(String file, String type) {
        return ResponseEntity.ok().header("Content-Type", type + ";charset=UTF-8").header("Content-Security-Policy", POLICY)
            .header("Referrer-Policy", "no-referrer").cacheControl(CacheControl.noCache())
            .body(new ClassPathResource(file, InvitationPage.class));
    }
}
