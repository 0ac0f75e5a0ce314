package io.verbatim.channel.speech;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A program that speaks into a file of any kind that its bytes tell. */
record CommandSynthesis(Program program) implements Synthesis {

    @Override
    public Audio speak(String text, @Nullable Locale locale) {
        return Audio.of(program.run(Spoken.of(text).getBytes(StandardCharsets.UTF_8), "txt", "wav", locale));
    }
}
