package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers with a problem whatever a handler, or the way to it, has thrown. */
@ControllerAdvice
class ProblemAdvice {
    private final Doorkeeper doorkeeper;

    ProblemAdvice(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(problem(thrown, request, response), request.getRequestURI(), response);
    }

    // What fits no route does not come to the door, but counts as well.
    private ApiProblem problem(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (thrown instanceof HttpRequestMethodNotSupportedException || thrown instanceof HttpMediaTypeNotAcceptableException) {
                doorkeeper.countTheLost(request, response);
            }
            return Problems.of(thrown);
        } catch (ApiProblem refused) {
            return refused;
        }
    }

    /** Jetty closes the connection: so an answer that has begun is seen to be cut off. */
    @ExceptionHandler
    void cutOff(CutOff thrown) throws CutOff {
        throw thrown;
    }

    @ExceptionHandler
    void hungUp(AsyncRequestNotUsableException thrown, HttpServletResponse response) {
        // Nobody is there to be answered.
    }
}
