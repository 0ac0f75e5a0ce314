package io.verbatim.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events, which reads as they come until the stream ends or it is closed: then it hangs up. */
public final class EventReader implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10)).build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final Thread thread;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.thread = Thread.ofVirtual().name("event-reader").start(this::read);
    }

    /** One event as it came. */
    public record Event(String id, String name, String data) {
        private static final JsonMapper MAPPER = new JsonMapper();
        private static final Event NONE = new Event("", "", "");

        public JsonNode at(String pointer) {
            return MAPPER.readTree(data).at(pointer);
        }

        private Event with(String line) {
            var value = line.substring(line.indexOf(' ') + 1);
            return switch (line.substring(0, line.indexOf(':'))) {
                case "id" -> new Event(value, name, data);
                case "event" -> new Event(id, value, data);
                case "data" -> new Event(id, name, value);
                default -> throw new IllegalArgumentException("Not a line of an event: " + line);
            };
        }
    }

    /** Asks for a stream and returns with the answer's head. Without a body it is a GET, with one a POST of JSON. */
    public static EventReader open(URI address, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).setHeader("Accept", "text/event-stream");
        if (body != null) {
            request.POST(BodyPublishers.ofString(body)).setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            return new EventReader(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** What has come by now. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<String> names() {
        return events().stream().map(Event::name).toList();
    }

    /** A value of each event with this name. */
    public List<String> each(String name, String pointer) {
        return events().stream().filter(event -> event.name().equals(name)).map(event -> event.at(pointer).asString()).toList();
    }

    public int comments() {
        return comments.get();
    }

    public boolean hasEnded() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            read(lines, events::add, comments::incrementAndGet);
        } catch (IOException e) {
            // The stream broke off, which is often what the test is about.
        }
    }

    static void read(BufferedReader lines, Consumer<Event> events, Runnable comments) throws IOException {
        var event = Event.NONE;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(":")) {
                comments.run();
            } else if (!line.isEmpty()) {
                event = event.with(line);
            } else if (!event.name.isEmpty()) {
                events.accept(event);
                event = Event.NONE;
            }
        }
    }
}
