package io.verbatim.channel.start;

import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.RunsOn;
import java.util.Arrays;
import java.util.Map;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.annotation.AnnotationUtils;

/** Starts and stops what works by itself; what says that it {@linkplain RunsOn runs on} nodes of other roles is left asleep. */
final class StartedByRole extends DefaultLifecycleProcessor {

    private final NodeRoles roles;

    StartedByRole(NodeRoles roles) {
        this.roles = roles;
    }

    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        var beans = super.getLifecycleBeans();
        beans.values().removeIf(bean -> !runsHere(bean));
        return beans;
    }

    private boolean runsHere(Lifecycle bean) {
        var wanted = AnnotationUtils.findAnnotation(bean.getClass(), RunsOn.class);
        return wanted == null || Arrays.stream(wanted.value()).anyMatch(roles::has);
    }
}
