package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

/** The two forms in which a turn can be answered, and which of them a client wants. */
enum AnswerForm {
    JSON(MediaType.APPLICATION_JSON),
    STREAM(MediaType.TEXT_EVENT_STREAM);

    private static final Wish UNHEARD = new Wish(0, 0);

    private final MediaType type;

    AnswerForm(MediaType type) {
        this.type = type;
    }

    /** The form that the client prefers; of two that it likes as much, the one that it names more closely, then JSON. Refused with 406. */
    static AnswerForm chosen(HttpServletRequest request) {
        var ranges = ranges(String.join(",", Collections.list(request.getHeaders("Accept"))));
        var json = JSON.wish(ranges);
        var stream = STREAM.wish(ranges);
        if (json.quality == 0 && stream.quality == 0) {
            throw new ApiProblem(ProblemType.NOT_ACCEPTABLE, "Turns are answered as application/json or as text/event-stream");
        }
        var form = Wish.ORDER.compare(stream, json) > 0 ? STREAM : JSON;
        // Otherwise Spring would choose once more, by its own rules.
        request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.of(form.type));
        return form;
    }

    private Wish wish(List<MediaType> ranges) {
        return ranges.stream().filter(range -> range.includes(type)).map(Wish::of)
            .max(Comparator.comparingInt(Wish::closeness).thenComparingDouble(Wish::quality)).orElse(UNHEARD);
    }

    private static List<MediaType> ranges(String accept) {
        try {
            return accept.isBlank() ? List.of(MediaType.ALL) : MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw new ApiProblem(ProblemType.NOT_ACCEPTABLE, "The Accept header cannot be read");
        }
    }

    /** What a client said of one form: how much it likes it, and how closely it named it. */
    private record Wish(double quality, int closeness) {
        static final Comparator<Wish> ORDER = Comparator.comparingDouble(Wish::quality).thenComparingInt(Wish::closeness);

        static Wish of(MediaType range) {
            return new Wish(range.getQualityValue(), range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2);
        }
    }
}
