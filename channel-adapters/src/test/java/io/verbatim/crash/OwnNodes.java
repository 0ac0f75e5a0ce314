package io.verbatim.crash;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** What such a class holds while it runs, which also keeps its tests one after the other: the cluster, or only itself. */
final class OwnNodes implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        var extensions = test.getAnnotationsByType(ExtendWith.class);
        boolean inCluster = Arrays.stream(extensions).anyMatch(each -> Set.of(each.value()).contains(TwoNodes.class));
        return Set.of(new Lock(inCluster ? TwoNodes.class.getName() : test.getName()));
    }
}
