package io.verbatim.channel.whatsapp;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sender;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.channel.whatsapp.outbound.Rendering;
import io.verbatim.channel.whatsapp.outbound.Shape;
import io.verbatim.shared.conversation.SendNote;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sends what bots say; outside the day after the user's last message a template goes in its place. */
@Component
class WhatsAppSender implements Sender {
    static final String WINDOW_CLOSED = "window_closed";
    static final String PAIR_RATE = "pair_rate";

    private static final Duration STATUS_WAIT = Duration.ofSeconds(20);
    private static final int LONGEST_PAUSE = 600;
    private static final int TRIES = 40;

    private final Contacts contacts;
    private final Pace pace;
    private final PairRate pairs;
    private final Uploads uploads;
    private final Posting posting;
    private final Clock clock;

    WhatsAppSender(Contacts contacts, Pace pace, PairRate pairs, Uploads uploads, Posting posting, Clock clock) {
        this.contacts = contacts;
        this.pace = pace;
        this.pairs = pairs;
        this.uploads = uploads;
        this.posting = posting;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return WhatsAppKind.NAME;
    }

    @Override
    public List<Part> parts(Delivery delivery) {
        return Part.of(delivery, Rendering.of(delivery.message(), delivery.id()).stream().map(Shape::asJson).toList());
    }

    @Override
    public JsonNode shown(Delivery delivery, Part part) {
        return Shape.of(part.content()).to(new Address(delivery.user().id(), null), part.id());
    }

    @Override
    public Sent send(Delivery delivery, Part part) {
        var line = Line.of(delivery.channel());
        var contact = contacts.of(delivery.outgoing().conversationId());
        if (contact.isEmpty()) {
            return new Sent.Failed("unknown_recipient", 0);
        }
        var wait = pairs.take(contact.get());
        if (wait != null) {
            return new Sent.Retry(PAIR_RATE, wait, 0);
        }
        if (!pace.isKept(line)) {
            return new Sent.Retry("throughput", Duration.ofSeconds(1), 0);
        }
        return sent(line, contact.get(), part);
    }

    private Sent sent(Line line, Contact contact, Part part) {
        if (!contact.isOpen(clock.instant())) {
            return reminded(line, contact, part);
        }
        var shape = Shape.of(part.content());
        var placed = uploads.place(line, shape);
        return placed.instead() == null ? posted(line, contact, placed.shape(), part) : placed.instead();
    }

    /** 1 s, 2 s, 4 s ... up to ten minutes, for some five hours. */
    @Override
    public List<Duration> backoff() {
        return Stream.iterate(1, seconds -> Math.min(LONGEST_PAUSE, seconds * 2)).limit(TRIES).map(Duration::ofSeconds).toList();
    }

    @Override
    public Duration statusWait() {
        return STATUS_WAIT;
    }

    private Sent posted(Line line, Contact contact, Shape shape, Part part) {
        var sent = posting.post(line, contact, shape, part.id());
        var noted = shape.cut() == null ? sent : sent.with(SendNote.ofCut(shape.cut()));
        return switch (sent.plain()) {
            case Sent.Retry(var reason, _, _) when reason.equals(PAIR_RATE) -> {
                pairs.exceeded(contact);
                yield noted;
            }
            case Sent.Failed(var reason, int status) when reason.equals(WINDOW_CLOSED) && line.template() != null ->
                shut(contact, status, noted);
            default -> noted;
        };
    }

    // Meta knows best: where its clock says that the day is over, so it is. What it refused is a try of its own; the template is the next.
    private Sent shut(Contact contact, int status, Sent refused) {
        contacts.closeUnlessWritten(contact);
        var again = new Sent.Retry(WINDOW_CLOSED, Duration.ZERO, status);
        return refused.note() == null ? again : again.with(refused.note());
    }

    // The template stands for the whole message: for the parts behind it, too. One that did not go may go the next time.
    private Sent reminded(Line line, Contact contact, Part part) {
        var template = line.template();
        if (template == null) {
            return new Sent.Failed(WINDOW_CLOSED, 0);
        }
        if (!contacts.mayRemind(contact)) {
            return part.number() > 1 ? new Sent.Accepted(null, 0).with(SendNote.ofTemplate(template.name()))
                : new Sent.Failed(WINDOW_CLOSED, 0);
        }
        var sent = posting.post(line, contact, template.shape(), part.id());
        if (!(sent.plain() instanceof Sent.Accepted)) {
            contacts.notReminded(contact);
        }
        return sent.with(SendNote.ofTemplate(template.name()));
    }
}
