package io.verbatim.channel.management;

import io.verbatim.channel.web.Answers;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Envelope;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.backend.BackendQuery.FindExperiments;
import io.verbatim.shared.backend.ExperimentView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the integrations of a bot compare. */
@RestController
class ExperimentController {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Desk desk;
    private final Clock clock;

    ExperimentController(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping(path = "/v1/bots/{bot}/experiments", produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "How a bot's integrations compare", gives = ExperimentView.class, query = {
        @Argument(name = "from", value = "From when on; 30 days before the end if missing", format = "date-time"),
        @Argument(name = "to", value = "Until when; now if missing", format = "date-time")})
    ResponseEntity<Envelope> compare(Caller caller, @PathVariable("bot") String bot, HttpServletRequest request) {
        var faults = new Faults();
        var to = Objects.requireNonNullElseGet(ConversationFilter.instant(faults, request, "to"), clock::instant);
        var from = Objects.requireNonNullElseGet(ConversationFilter.instant(faults, request, "from"), () -> to.minus(USUAL));
        checkSpan(faults, from, to);
        faults.done();
        return Answers.one(desk.get(new FindExperiments(caller.workspace(), Given.bot(bot), from, to), ExperimentView.class));
    }

    private static void checkSpan(Faults faults, Instant from, Instant to) {
        faults.check(from.isBefore(to), "from", "must be before 'to'");
        faults.check(!from.plus(LONGEST).isBefore(to), "from", "must be at most 366 days before 'to'");
    }
}
