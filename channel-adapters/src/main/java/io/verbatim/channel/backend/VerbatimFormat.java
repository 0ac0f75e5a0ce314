package io.verbatim.channel.backend;

import org.springframework.stereotype.Component;

/** Our own format, for backends that are written for Verbatim. */
@Component
final class VerbatimFormat implements PayloadFormat {

    @Override
    public String name() {
        return "verbatim";
    }

    @Override
    public Outcome ask(Call call, Wire wire) {
        return wire.post(call, BackendJson.write(VerbatimRequest.of(call)), VerbatimReply::read);
    }
}
