package io.verbatim;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the whole product. */
@SpringBootApplication
public class VerbatimApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(VerbatimApplication.class, arguments);
    }
}
