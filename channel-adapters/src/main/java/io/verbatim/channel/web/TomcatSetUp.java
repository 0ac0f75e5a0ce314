package io.verbatim.channel.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Sets Tomcat up so that even what it refuses by itself is answered as a problem, and ids may hold slashes. */
@Component
class TomcatSetUp implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final Farewell farewell;

    TomcatSetUp(Farewell farewell) {
        this.farewell = farewell;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LeanHttp.class.getName());
        factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemValve()));
        factory.addEngineValves(farewell.valve());
        // The session id is the client's and may hold a slash; passed through, it is split off and decoded by the router.
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }

    // Behind Boot's own: of several error reports on the way out, the innermost is heard.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
