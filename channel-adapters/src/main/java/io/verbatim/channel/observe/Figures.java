package io.verbatim.channel.observe;

import java.util.List;

/** What one look into the database has found: all figures that no node knows by itself. */
record Figures(List<Figure> all) {
    static final Figures NONE = new Figures(List.of());

    /**
     * One of them.
     *
     * @param name of the meter
     * @param of   what it is a figure of; empty where there is only one of its name
     */
    record Figure(String name, String of, double value) { }

    double value(String name, String of) {
        return named(name).stream().filter(figure -> figure.of().equals(of)).mapToDouble(Figure::value).findFirst().orElse(0);
    }

    List<Figure> named(String name) {
        return all.stream().filter(figure -> figure.name().equals(name)).toList();
    }
}
