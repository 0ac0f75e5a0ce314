package io.verbatim.command.flow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.verbatim.shared.bot.flow.AiReply;
import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.Carousel;
import io.verbatim.shared.bot.flow.Code;
import io.verbatim.shared.bot.flow.Component;
import io.verbatim.shared.bot.flow.Condition;
import io.verbatim.shared.bot.flow.Delay;
import io.verbatim.shared.bot.flow.Email;
import io.verbatim.shared.bot.flow.End;
import io.verbatim.shared.bot.flow.Formula;
import io.verbatim.shared.bot.flow.Goto;
import io.verbatim.shared.bot.flow.Handover;
import io.verbatim.shared.bot.flow.Media;
import io.verbatim.shared.bot.flow.Message;
import io.verbatim.shared.bot.flow.NlpRoute;
import io.verbatim.shared.bot.flow.QuestionButtons;
import io.verbatim.shared.bot.flow.QuestionList;
import io.verbatim.shared.bot.flow.QuestionMedia;
import io.verbatim.shared.bot.flow.QuestionText;
import io.verbatim.shared.bot.flow.SetVariables;
import io.verbatim.shared.bot.flow.Start;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All behaviours, by the type of component: the one place to name a new one. */
final class Behaviours {
    private static final Map<Class<? extends Component>, Behaviour<? extends Component>> ALL = Map.ofEntries(
        entry(AiReply.class, new Replying()),
        entry(ApiRequest.class, new Calling()),
        entry(Carousel.class, new ShowingCards()),
        entry(Code.class, new Scripting()),
        entry(Condition.class, new Branching()),
        entry(Delay.class, new Delaying()),
        entry(Email.class, new Mailing()),
        entry(End.class, new Ending()),
        entry(Formula.class, new Calculating()),
        entry(Goto.class, new Jumping()),
        entry(Handover.class, new HandingOver()),
        entry(Media.class, new SendingMedia()),
        entry(Message.class, new Saying()),
        entry(NlpRoute.class, new Understanding()),
        entry(QuestionButtons.class, new AskingByButtons()),
        entry(QuestionList.class, new AskingByList()),
        entry(QuestionMedia.class, new AskingForMedia()),
        entry(QuestionText.class, new AskingForText()),
        entry(SetVariables.class, new SettingVariables()),
        entry(Start.class, new Starting()));
    private static final Map<Class<?>, String> NAMES = Arrays.stream(Component.class.getAnnotation(JsonSubTypes.class).value())
        .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private Behaviours() {
    }

    @SuppressWarnings("unchecked") // entry() ties each class to a behaviour for it
    static Behaviour<Component> of(Component component) {
        return (Behaviour<Component>) ALL.get(component.getClass());
    }

    /** The types that there is a behaviour for. */
    static Set<Class<? extends Component>> types() {
        return ALL.keySet();
    }

    /** The type as it stands in a draft. */
    static String nameOf(Component component) {
        return NAMES.get(component.getClass());
    }

    private static <C extends Component> Map.Entry<Class<? extends Component>, Behaviour<? extends Component>> entry(
        Class<C> type, Behaviour<C> behaviour) {
        return Map.entry(type, behaviour);
    }
}
