package io.verbatim.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Prometheus sees of the product at one moment. */
record Scrape(List<String> lines) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern NAME = Pattern.compile("^[a-z_0-9]+");

    static Scrape of(Product product) throws IOException, InterruptedException {
        var address = product.management().resolve("/actuator/prometheus");
        return new Scrape(CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body().lines()
            .filter(line -> !line.startsWith("#")).toList());
    }

    /** The names of all metrics; of histograms also without their endings. */
    Set<String> names() {
        return lines.stream().flatMap(line -> NAME.matcher(line).results()).map(found -> found.group())
            .flatMap(name -> List.of(name, name.replaceAll("_(count|sum|bucket|max)$", "")).stream()).collect(Collectors.toSet());
    }

    /** The sum of a metric's values where its labels contain these words. */
    double sum(String name, String... words) {
        return lines.stream().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .filter(line -> List.of(words).stream().allMatch(line::contains))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
