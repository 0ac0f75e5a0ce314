package io.verbatim.channel.export;

import io.verbatim.channel.audit.AuditTrail;
import io.verbatim.channel.web.Argument;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import io.verbatim.channel.web.Described;
import io.verbatim.channel.web.Desk;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.export.ExportQuery.FindLogEnd;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Gives out all events and all conversations of the caller's workspace. */
@RestController
@RequestMapping("/v1/export")
class LogExportController {
    private static final String END = "x-export-end";

    private final Desk desk;
    private final AuditTrail trail;
    private final Turnstile turnstile;
    private final JsonMapper json;

    LogExportController(Desk desk, AuditTrail trail, Turnstile turnstile, JsonMapper json) {
        this.desk = desk;
        this.trail = trail;
        this.turnstile = turnstile;
        this.json = json;
    }

    @GetMapping("/events")
    @Described(value = "All events, in the order of their positions, from and to a position or an instant, both included; types are names "
        + "with commas between; format is ndjson, csv or parquet. The header x-export-end tells up to which position it goes: a whole one "
        + "is continued behind it, one that was cut off behind the last position that came",
        gives = byte[].class, types = {Format.NDJSON_TYPE, Format.CSV_TYPE, Format.PARQUET_TYPE}, headers = {END, "Content-Disposition"},
        query = {
            @Argument(name = "from", value = "The first position, or an instant"),
            @Argument(name = "to", value = "The last position, or an instant"),
            @Argument(name = "types", value = "Names of events, with commas between"),
            @Argument(name = "format", value = Format.MEANING, oneOf = {"ndjson", "csv", "parquet"})})
    void events(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var format = format(request);
        var asked = EventsAsked.of(caller, request);
        turnstile.pass(() -> {
            var filter = asked.filter(desk.get(new FindLogEnd(), Long.class));
            response.setHeader(END, Long.toString(filter.end()));
            note(caller, "events_exported", Filters.of(request, List.of("from", "to", "types", "format")));
            new Download(request, response, format, json).send(Table.EVENTS,
                new EventParts(desk, caller.workspace(), filter, asked.after()));
        });
    }

    @GetMapping("/conversations")
    @Described(value = "All conversations, a row each, in the order of their ids; one that was cut off is continued with after, the "
        + "last id that came; format is ndjson, csv or parquet",
        gives = byte[].class, types = {Format.NDJSON_TYPE, Format.CSV_TYPE, Format.PARQUET_TYPE}, headers = "Content-Disposition",
        query = {
            @Argument(name = "bot_id", value = "Those with this bot"),
            @Argument(name = "status", value = "Whether a session is active", oneOf = {"active", "ended"}),
            @Argument(name = "channel_id", value = "Those on this channel"),
            @Argument(name = "user_id", value = "Those of this user"),
            @Argument(name = "from", value = "Those with activity at this time or later", format = "date-time"),
            @Argument(name = "to", value = "Those with activity at this time or earlier", format = "date-time"),
            @Argument(name = "q", value = "Those in which these words were said"),
            @Argument(name = "after", value = "The last id that came, of an export that was cut off"),
            @Argument(name = "format", value = Format.MEANING, oneOf = {"ndjson", "csv", "parquet"})})
    void conversations(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var format = format(request);
        var asked = ConversationsAsked.of(caller, request);
        turnstile.pass(() -> {
            note(caller, "conversations_exported", Filters.of(request,
                List.of("bot_id", "status", "channel_id", "user_id", "from", "to", "q", "after", "format")));
            new Download(request, response, format, json).send(Table.CONVERSATIONS, new ConversationParts(desk, asked));
        });
    }

    private void note(Caller caller, String action, Map<String, Object> filters) {
        trail.note(caller, action, Deed.about(filters.getOrDefault("bot_id", caller.workspace())).after(filters));
    }

    private static Format format(HttpServletRequest request) {
        var word = Objects.requireNonNullElse(request.getParameter("format"), Format.NDJSON.word());
        var format = Format.of(word);
        var faults = new Faults();
        faults.check(format.isPresent(), "format", "must be one of: " + Format.NAMES);
        faults.done();
        return format.orElseThrow();
    }
}
