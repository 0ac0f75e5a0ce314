package io.verbatim.channel.whatsapp.outbound;

import io.verbatim.shared.Ids;
import io.verbatim.shared.conversation.BotMessage.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Questions with options: up to three short ones as buttons, others as rows of a list, and, where there are many, of its pages. */
final class Choices {
    static final String BUTTON = "Select an option";
    private static final String MORE = "More";
    private static final int BODY = 1_024;
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;
    private static final int BUTTON_LABEL = 20;
    private static final int LONGEST_ID = 200;

    private Choices() {
    }

    static List<Shape> of(String text, List<Choice> options, @Nullable String imageUrl, Leaf leaf) {
        boolean asButtons = options.size() <= MOST_BUTTONS && options.stream().allMatch(option -> Words.fits(option.text(), BUTTON_LABEL));
        if (options.isEmpty()) {
            return Rendering.texts(text);
        }
        if (asButtons) {
            return withBody(text, body -> buttons(body, options, imageUrl));
        }
        var list = list(text, options, BUTTON, leaf);
        return imageUrl == null ? list : Rendering.joined(List.of(Rendering.file("image", imageUrl)), list);
    }

    /** A page of a list: all that is left of the options, or the next of them and a row that leads on. */
    static List<Shape> list(String text, List<Choice> options, String button, Leaf leaf) {
        var left = options.subList(Math.min(leaf.from(), options.size()), options.size());
        if (left.isEmpty()) {
            return Rendering.texts(text);
        }
        var rows = left.size() <= MOST_ROWS ? left
            : Stream.concat(left.stream().limit(Leaf.ROWS), Stream.of(new Choice(leaf.next().rowId(), MORE, null))).toList();
        return withBody(text, body -> rows(body, rows, button));
    }

    /** What does not fit into the question's body is said before it. */
    private static List<Shape> withBody(String text, Function<String, Shape> question) {
        var pieces = Words.split(text.isBlank() ? BUTTON : text, BODY);
        var before = Rendering.texts(String.join("\n", pieces.subList(0, pieces.size() - 1)));
        return Rendering.joined(before, List.of(question.apply(pieces.getLast())));
    }

    private static Shape buttons(String body, List<Choice> options, @Nullable String imageUrl) {
        var content = Shape.object().put("type", "button");
        if (imageUrl != null) {
            content.putObject("header").put("type", "image").putObject("image").put("link", imageUrl);
        }
        content.putObject("body").put("text", body);
        var list = content.putObject("action").putArray("buttons");
        options.forEach(option -> list.addObject().put("type", "reply").putObject("reply").put("id", id(option)).put("title",
            option.text().strip()));
        return Shape.of("interactive", content);
    }

    private static Shape rows(String body, List<Choice> options, String button) {
        var rows = IntStream.range(0, options.size()).mapToObj(i -> Row.of(options, i)).toList();
        var content = Shape.object().put("type", "list");
        content.putObject("body").put("text", body);
        var label = button.isBlank() ? BUTTON : button.strip();
        var action = content.putObject("action").put("button", Words.cut(label, BUTTON_LABEL));
        var list = action.putArray("sections").addObject().putArray("rows");
        rows.forEach(row -> row.addTo(list.addObject()));
        return new Shape("interactive", content, cut(rows, !Words.fits(label, BUTTON_LABEL)));
    }

    private static @Nullable String cut(List<Row> rows, boolean isButtonCut) {
        var cut = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isCut()) {
                cut.add("rows[%d]".formatted(i));
            }
        }
        if (isButtonCut) {
            cut.add("button");
        }
        return cut.isEmpty() ? null : String.join(", ", cut);
    }

    // One that is too long comes back as none of ours, with the label, by which flows find it as well.
    private static String id(Choice option) {
        var id = option.id().strip();
        return Words.fits(id, LONGEST_ID) ? id : Ids.derived("opt", id);
    }

    /** A row of a list. */
    private record Row(String id, String title, @Nullable String description, boolean isCut) {
        private static final int TITLE = 24;
        private static final int DESCRIPTION = 72;

        /** What the title has no room for goes in front of the description; titles that would be the same then are numbered. */
        static Row of(List<Choice> options, int index) {
            var option = options.get(index);
            var label = option.text().strip();
            var cut = Words.cut(label, TITLE);
            boolean isTwin = options.stream().filter(other -> Words.cut(other.text().strip(), TITLE).equals(cut)).count() > 1;
            var title = isTwin ? Words.cut("%d %s".formatted(index + 1, label), TITLE) : cut;
            var rest = Words.rest(label, TITLE);
            var description = joined(rest == null ? null : "\u2026" + rest, option.description());
            return new Row(Choices.id(option), title, description == null ? null : Words.cut(description, DESCRIPTION),
                isTwin || rest != null || description != null && !Words.fits(description, DESCRIPTION));
        }

        void addTo(ObjectNode row) {
            row.put("id", id).put("title", title);
            if (description != null) {
                row.put("description", description);
            }
        }

        private static @Nullable String joined(@Nullable String rest, @Nullable String description) {
            var given = description == null || description.isBlank() ? null : description.strip();
            return rest == null ? given : given == null ? rest : "%s - %s".formatted(rest, given);
        }
    }
}
