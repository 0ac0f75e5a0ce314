package io.verbatim.channel.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Shows the document with Swagger UI, all from the class path. */
@Controller
class DocsController {

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    Resource page() {
        return new ClassPathResource("docs.html", DocsController.class);
    }

    @GetMapping(path = "/docs/docs.js", produces = "text/javascript")
    @ResponseBody
    Resource script() {
        return new ClassPathResource("docs.js", DocsController.class);
    }

    /** Where the files of Swagger UI lie. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {
        private static final String FACTS = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/docs/ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/%s/".formatted(version()));
        }

        private static String version() {
            try {
                return PropertiesLoaderUtils.loadProperties(new ClassPathResource(FACTS)).getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
