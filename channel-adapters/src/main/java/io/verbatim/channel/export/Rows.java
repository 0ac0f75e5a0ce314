package io.verbatim.channel.export;

import java.io.IOException;

/** Rows on their way out, in one form. */
interface Rows<T> {

    /** What comes before the first row. */
    default void begin() throws IOException {
    }

    void write(T row) throws IOException;

    /** What comes behind the last row; without it, nobody can take a part for the whole where the form allows to tell. */
    default void end() throws IOException {
    }
}
