package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers with a problem whatever a handler, or the way to it, has thrown. */
@ControllerAdvice
class ProblemAdvice {

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(Problems.of(thrown), request.getRequestURI(), response);
    }

    /** Tomcat closes the connection: so an answer that has begun is seen to be cut off. */
    @ExceptionHandler
    void cutOff(CloseNowException thrown) throws CloseNowException {
        throw thrown;
    }

    @ExceptionHandler
    void hungUp(AsyncRequestNotUsableException thrown, HttpServletResponse response) {
        // Nobody is there to be answered.
    }
}
