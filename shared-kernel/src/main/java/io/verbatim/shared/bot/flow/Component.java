package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One step of a flow. Its id is unique in the flow; every other field that names a step holds such an id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = AiReply.class, name = "ai_reply"),
    @Type(value = ApiRequest.class, name = "api_request"),
    @Type(value = Carousel.class, name = "carousel"),
    @Type(value = Code.class, name = "code"),
    @Type(value = Condition.class, name = "condition"),
    @Type(value = Delay.class, name = "delay"),
    @Type(value = Email.class, name = "email"),
    @Type(value = End.class, name = "end"),
    @Type(value = Formula.class, name = "formula"),
    @Type(value = Goto.class, name = "goto"),
    @Type(value = Handover.class, name = "handover"),
    @Type(value = Media.class, name = "media"),
    @Type(value = Message.class, name = "message"),
    @Type(value = NlpRoute.class, name = "nlp_route"),
    @Type(value = QuestionButtons.class, name = "question_buttons"),
    @Type(value = QuestionList.class, name = "question_list"),
    @Type(value = QuestionMedia.class, name = "question_media"),
    @Type(value = QuestionText.class, name = "question_text"),
    @Type(value = SetVariables.class, name = "set_variables"),
    @Type(value = Start.class, name = "start")
})
public sealed interface Component
    permits AiReply, ApiRequest, Carousel, Code, Condition, Delay, Email, End, Formula, Goto, Handover, Media, Message, NlpRoute,
    QuestionButtons, QuestionList, QuestionMedia, QuestionText, SetVariables, Start {

    String id();

    /** Whether something outside the flow may name this step, so that it needs no way in. */
    @Nullable Boolean entry();

    /** Where to go when the step fails; null where it has no such way. */
    default @Nullable String error() {
        return null;
    }

    /** Whether somebody is to be told by e-mail when the step fails. */
    @Nullable Boolean errorEmail();
}
