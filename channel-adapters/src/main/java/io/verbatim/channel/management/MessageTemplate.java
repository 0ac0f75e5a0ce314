package io.verbatim.channel.management;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A message of an operator: exactly one of these templates, in the shapes of Chatlayer's conversation actions. */
@JsonNaming(LowerCamelCaseStrategy.class)
record MessageTemplate(@Nullable TextMessages textMessageTemplate, @Nullable Buttons buttonTemplate,
                       @Nullable QuickReplies quickReplyTemplate, @Nullable Carousel carouselTemplate,
                       @Nullable Rows listTemplate, @Nullable Attachment attachmentTemplate) {

    /** Words, one message each. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record TextMessages(@Nullable List<@Nullable Words> textMessages) { }

    /** One text. */
    record Words(@Nullable String text) { }

    /** Words with buttons below. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Buttons(@Nullable List<@Nullable Words> textMessages, @Nullable List<@Nullable Button> buttons) { }

    /** A button of exactly one kind. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Button(@Nullable UrlButton urlButton, @Nullable PhoneNumberButton phoneNumberButton, @Nullable PostBackButton postBackButton) {

        boolean isOne() {
            return Stream.of(urlButton, phoneNumberButton, postBackButton).filter(Objects::nonNull).count() == 1;
        }

        /** Whether it leads on in the flow, and nowhere else. */
        boolean isAnswer() {
            return postBackButton != null && isOne();
        }
    }

    /** Opens an address. */
    record UrlButton(@Nullable String title, @Nullable String url) { }

    /** Calls a number. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record PhoneNumberButton(@Nullable String title, @Nullable String phoneNumber) { }

    /** Leads on in the flow. */
    record PostBackButton(@Nullable String title, @Nullable Payload payload) { }

    /** Where choosing leads, and what it sets. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Payload(@Nullable String nextDialogstateId, @Nullable List<@Nullable Entry> sessionDataToSet) { }

    /** A variable and its value: a text, a number, or true or false. */
    record Entry(@Nullable String key, @Nullable Object value) { }

    /** Words with answers to choose from. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record QuickReplies(@Nullable List<@Nullable Words> textMessages, @Nullable List<@Nullable QuickReply> quickReplies) { }

    /** An answer; no channel shows its picture. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record QuickReply(@Nullable String imageUrl, @Nullable String title, @Nullable Payload payload) { }

    /** Cards side by side. */
    record Carousel(@Nullable List<@Nullable Element> elements) { }

    /** A card. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Element(@Nullable String title, @Nullable String subTitle, @Nullable String imageUrl,
                   @Nullable List<@Nullable Button> buttons) { }

    /** Rows to choose from; no channel makes use of the size. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Rows(@Nullable String size, @Nullable Button button, @Nullable List<@Nullable Words> textMessages,
                @Nullable List<@Nullable Row> elements) { }

    /** A row. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Row(@Nullable String title, @Nullable String subTitle, @Nullable String imageUrl, @Nullable Button button) {

        /** Whether it is nothing but an answer. */
        boolean isPlain() {
            return button == null || button.isAnswer();
        }
    }

    /** A file. */
    record Attachment(@Nullable Media media) { }

    /** Where it lies, and what it is. */
    record Media(@Nullable String url, @Nullable String type) { }

    boolean isOne() {
        return Stream.of(textMessageTemplate, buttonTemplate, quickReplyTemplate, carouselTemplate, listTemplate, attachmentTemplate)
            .filter(Objects::nonNull).count() == 1;
    }
}
