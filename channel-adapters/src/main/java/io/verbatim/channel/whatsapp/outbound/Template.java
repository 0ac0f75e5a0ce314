package io.verbatim.channel.whatsapp.outbound;

/** A message that Meta has approved: the only kind that may be sent when the user has been silent for a day. */
public record Template(String name, String language) {
    /** The message itself. */
    public Shape shape() {
        var content = Shape.object().put("name", name);
        content.putObject("language").put("code", language);
        return Shape.of("template", content);
    }
}
