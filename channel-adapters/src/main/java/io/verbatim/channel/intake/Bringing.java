package io.verbatim.channel.intake;

import io.verbatim.shared.Errand;
import java.util.List;

/** What one caller brings to the writer, and waits for. */
final class Bringing extends Errand {
    private final List<Kept> messages;

    Bringing(List<Kept> messages) {
        super("The inbox does not answer");
        this.messages = messages;
    }

    List<Kept> messages() {
        return messages;
    }
}
