package io.verbatim.channel.export;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line, the same as elsewhere in the API: JSON has no line breaks but escaped ones. */
record JsonRows<T>(OutputStream out, JsonMapper json) implements Rows<T> {

    @Override
    public void write(T row) throws IOException {
        out.write(json.writeValueAsBytes(row));
        out.write('\n');
    }
}
