package io.verbatim.channel.openapi;

import io.verbatim.channel.web.Alternatives;
import io.verbatim.channel.web.Described;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves the document, to everybody: it tells nothing of any workspace. */
@RestController
class OpenApiController {
    static final String PATH = "/v1/openapi.json";

    private final Supplier<ObjectNode> document;

    OpenApiController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping router, JsonMapper json,
                      ObjectProvider<Alternatives> alternatives) {
        // When it is asked for: the router is complete only after the start.
        this.document = SingletonSupplier.of(() -> OpenApiDocument.of(json, router.getHandlerMethods(),
            alternatives.stream().toList()));
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Described(value = "This document", gives = Object.class)
    ObjectNode document() {
        return document.get();
    }
}
