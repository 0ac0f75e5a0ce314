package io.verbatim.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    @Test
    void leavesATextWithoutMediaAsItIs() {
        var text = "See https://shop.example/shoes  and [our site](https://shop.example).\n\n\n\nBye";

        assertThat(Extraction.of(text)).isEqualTo(new Extraction(text, List.of(), List.of()));
    }

    @Test
    void takesOutImages() {
        var found = Extraction.of("Look: ![a cat](https://a.example/cat.png \"Cat\") and https://a.example/dog.JPG?w=1, nice?");

        assertThat(found.images()).containsExactly("https://a.example/cat.png", "https://a.example/dog.JPG?w=1");
        assertThat(found.text()).isEqualTo("Look: and , nice?");
    }

    @Test
    void takesWhatMarkdownCallsAnImageForOne() {
        assertThat(Extraction.of("![x](https://a.example/render/7)").images()).containsExactly("https://a.example/render/7");
    }

    @Test
    void takesOutFilesAndKeepsTheirLabels() {
        var found = Extraction.of("Here is [our menu](https://a.example/menu.pdf).\n\n<https://a.example/terms.docx>\n\nEnjoy!");

        assertThat(found.files()).containsExactly("https://a.example/menu.pdf", "https://a.example/terms.docx");
        assertThat(found.text()).isEqualTo("Here is our menu.\n\nEnjoy!");
    }

    @Test
    void takesEachOnce() {
        assertThat(Extraction.of("https://a.example/a.png https://a.example/a.png").images()).hasSize(1);
    }

    @Test
    void isNotFooledByNames() {
        assertThat(Extraction.of("https://a.example.png and https://a.example/?q=a.png and ftp://a.example/a.png").images()).isEmpty();
    }
}
