package io.verbatim.channel.management;

import io.verbatim.channel.management.MessageTemplate.Attachment;
import io.verbatim.channel.management.MessageTemplate.Button;
import io.verbatim.channel.management.MessageTemplate.Element;
import io.verbatim.channel.management.MessageTemplate.Media;
import io.verbatim.channel.management.MessageTemplate.QuickReplies;
import io.verbatim.channel.management.MessageTemplate.Row;
import io.verbatim.channel.management.MessageTemplate.Rows;
import io.verbatim.channel.management.MessageTemplate.Words;
import io.verbatim.channel.web.Faults;
import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.conversation.Actions.Message;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.BotMessage.Card;
import io.verbatim.shared.conversation.BotMessage.CardButton;
import io.verbatim.shared.conversation.BotMessage.Choice;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.OptionIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operator's templates as messages of ours. Of several texts above choices, all but the last are messages of their own. */
final class TemplateMessages {
    private static final int LONGEST = 65_536;
    private static final int BUTTONS = 3;
    private static final int MOST = 10;
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "attachment", "file");

    private final Faults faults;
    private final TemplateButtons buttons;
    private final List<BotMessage> messages = new ArrayList<>();

    TemplateMessages(Faults faults) {
        this.faults = faults;
        this.buttons = new TemplateButtons(faults);
    }

    /** The messages, each with a new id; meaningful only if no fault was found. */
    List<Message> of(List<@Nullable MessageTemplate> templates) {
        for (int i = 0; i < templates.size(); i++) {
            var field = "sendMessages[%d]".formatted(i);
            var template = templates.get(i);
            if (template != null && template.isOne()) {
                add(field + ".", template);
            } else {
                faults.check(false, field, "must be one of: textMessageTemplate, buttonTemplate, quickReplyTemplate, carouselTemplate, "
                    + "listTemplate, attachmentTemplate");
            }
        }
        return messages.stream().map(message -> new Message(MessageId.next(), OptionIds.apart(message))).toList();
    }

    private void add(String field, MessageTemplate template) {
        if (template.textMessageTemplate() != null) {
            texts(field + "textMessageTemplate.textMessages", template.textMessageTemplate().textMessages())
                .forEach(text -> messages.add(new BotMessage.Text(text)));
        } else if (template.buttonTemplate() != null) {
            var text = question(field + "buttonTemplate.textMessages", template.buttonTemplate().textMessages());
            addButtons(text, buttons(field + "buttonTemplate.buttons", template.buttonTemplate().buttons(), MOST));
        } else if (template.quickReplyTemplate() != null) {
            addReplies(field + "quickReplyTemplate.", template.quickReplyTemplate());
        } else if (template.carouselTemplate() != null) {
            addCards(field + "carouselTemplate.elements", template.carouselTemplate().elements());
        } else if (template.listTemplate() != null) {
            addRows(field + "listTemplate.", template.listTemplate());
        } else {
            addFile(field + "attachmentTemplate.media", Objects.requireNonNull(template.attachmentTemplate()));
        }
    }

    /** Links and phone numbers have no place below a plain question: with them it is a card. */
    private void addButtons(String text, List<CardButton> below) {
        boolean isPlain = below.stream().allMatch(button -> button.id() != null);
        var choices = below.stream().map(button -> new Choice(String.valueOf(button.id()), button.text(), null)).toList();
        messages.add(isPlain ? choosing(text, choices)
            : new BotMessage.Carousel(List.of(new Card(text, null, null, null, below))));
    }

    private void addReplies(String field, QuickReplies template) {
        var text = question(field + "textMessages", template.textMessages());
        var replies = sized(field + "quickReplies", template.quickReplies(), 1, MOST);
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < replies.size(); i++) {
            var reply = replies.get(i);
            var at = "%squickReplies[%d]".formatted(field, i);
            if (faults.check(reply != null, at, "is required")) {
                choices.add(buttons.choice(at, reply.title(), reply.payload(), null));
            }
        }
        messages.add(choosing(text, choices));
    }

    private static BotMessage choosing(String text, List<Choice> choices) {
        return choices.size() <= BUTTONS ? new BotMessage.Buttons(text, choices, null)
            : new BotMessage.ListOfOptions(text, choices, QuestionList.BUTTON_TEXT);
    }

    private void addCards(String field, @Nullable List<@Nullable Element> elements) {
        var cards = new ArrayList<Card>();
        var given = sized(field, elements, 1, MOST);
        for (int i = 0; i < given.size(); i++) {
            var element = given.get(i);
            var at = "%s[%d]".formatted(field, i);
            if (faults.check(element != null, at, "is required")) {
                var below = element.buttons() == null ? List.<CardButton>of() : buttons(at + ".buttons", element.buttons(), BUTTONS);
                cards.add(card(at, element.title(), element.subTitle(), element.imageUrl(), below));
            }
        }
        messages.add(new BotMessage.Carousel(cards));
    }

    private Card card(String field, @Nullable String title, @Nullable String subTitle, @Nullable String imageUrl, List<CardButton> below) {
        faults.shortText(field + ".subTitle", subTitle, LONGEST);
        return new Card(buttons.title(field + ".title", title), subTitle, picture(field, imageUrl), null, below);
    }

    /** Links and phone numbers have no place in a list either: with them all rows are cards. */
    private void addRows(String field, Rows template) {
        var text = template.textMessages() == null ? QuestionList.BUTTON_TEXT : question(field + "textMessages", template.textMessages());
        var label = template.button() == null ? QuestionList.BUTTON_TEXT : buttons.button(field + "button", template.button()).text();
        var rows = new ArrayList<Row>();
        var given = sized(field + "elements", template.elements(), 1, MOST);
        for (int i = 0; i < given.size(); i++) {
            if (faults.check(given.get(i) != null, "%selements[%d]".formatted(field, i), "is required")) {
                rows.add(given.get(i));
            }
        }
        if (rows.stream().allMatch(Row::isPlain) && (template.button() == null || template.button().isAnswer())) {
            messages.add(new BotMessage.ListOfOptions(text, each(field, rows, this::row), label));
        } else {
            if (template.textMessages() != null) {
                messages.add(new BotMessage.Text(text));
            }
            messages.add(new BotMessage.Carousel(Stream.concat(each(field, rows, this::rowAsCard).stream(),
                Stream.ofNullable(template.button()).map(button -> cardOf(field + "button", button))).toList()));
        }
    }

    private static <T> List<T> each(String field, List<Row> rows, BiFunction<String, Row, T> shown) {
        return IntStream.range(0, rows.size()).mapToObj(i -> shown.apply("%selements[%d]".formatted(field, i), rows.get(i))).toList();
    }

    private Choice row(String field, Row row) {
        picture(field, row.imageUrl());
        var back = row.button() == null ? null : row.button().postBackButton();
        return buttons.choice(field, row.title(), back == null ? null : back.payload(), row.subTitle());
    }

    private Card rowAsCard(String field, Row row) {
        return card(field, row.title(), row.subTitle(), row.imageUrl(),
            List.of(row.button() == null ? answer(field, row) : buttons.button(field + ".button", row.button())));
    }

    private CardButton answer(String field, Row row) {
        var choice = buttons.choice(field, row.title(), null, null);
        return new CardButton(choice.id(), choice.text(), null, null);
    }

    private Card cardOf(String field, Button button) {
        var shown = buttons.button(field, button);
        return new Card(shown.text(), null, null, null, List.of(shown));
    }

    private void addFile(String field, Attachment template) {
        var media = Objects.requireNonNullElse(template.media(), new Media(null, null));
        var type = Objects.requireNonNullElse(media.type(), "document");
        faults.check(MEDIA.contains(type), field + ".type", "must be one of: image, video, audio, document");
        var url = buttons.url(field + ".url", media.url());
        boolean isFile = type.equals("attachment") || type.equals("file");
        messages.add(new BotMessage.Media(String.valueOf(url), isFile ? "document" : type, null, null));
    }

    private @Nullable String picture(String field, @Nullable String url) {
        return url == null ? null : buttons.url(field + ".imageUrl", url);
    }

    private List<CardButton> buttons(String field, @Nullable List<@Nullable Button> given, int most) {
        var shown = new ArrayList<CardButton>();
        var sized = sized(field, given, 1, most);
        for (int i = 0; i < sized.size(); i++) {
            shown.add(buttons.button("%s[%d]".formatted(field, i), sized.get(i)));
        }
        return shown;
    }

    private String question(String field, @Nullable List<@Nullable Words> given) {
        var texts = texts(field, given);
        texts.stream().limit(Math.max(0, texts.size() - 1)).forEach(text -> messages.add(new BotMessage.Text(text)));
        return texts.isEmpty() ? "" : texts.getLast();
    }

    private List<String> texts(String field, @Nullable List<@Nullable Words> given) {
        var texts = new ArrayList<String>();
        var sized = sized(field, given, 1, MOST);
        for (int i = 0; i < sized.size(); i++) {
            var words = sized.get(i);
            var text = words == null ? null : words.text();
            var at = "%s[%d].text".formatted(field, i);
            faults.check(text != null && !text.isBlank(), at, "is required");
            faults.length(at, text, LONGEST);
            texts.add(String.valueOf(text));
        }
        return texts;
    }

    private <T> List<T> sized(String field, @Nullable List<T> given, int least, int most) {
        int size = given == null ? 0 : given.size();
        faults.check(size >= least && size <= most, field, "must have %d to %d elements".formatted(least, most));
        return given == null ? List.of() : given.subList(0, Math.min(size, most));
    }
}
