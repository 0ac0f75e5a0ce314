package io.verbatim.channel.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers with a problem what Tomcat itself refuses before any servlet sees it. */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
            try {
                write(Problems.ofStatus(response.getStatus()), response);
            } catch (IOException e) {
                container.getLogger().debug("The caller has hung up", e);
            }
        }
    }

    private static void write(ApiProblem problem, Response response) throws IOException {
        byte[] body = ProblemWriter.bytes(problem, null);
        response.setStatus(problem.type().status());
        response.setContentType("application/problem+json");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.finishResponse();
    }
}
