package io.verbatim.query.rebuild;

import static java.util.stream.Collectors.groupingBy;

import io.verbatim.query.Makes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** All that can be made again, by name. */
@Component
class Projections implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;
    private volatile Map<String, Projection> all = Map.of();

    Projections(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        all = beans.getBeansWithAnnotation(Makes.class).values().stream().collect(groupingBy(Projections::groupOf)).entrySet().stream()
            .map(group -> Projection.of(group.getKey(), group.getValue()))
            .collect(Collectors.toMap(Projection::name, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    Optional<Projection> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private static String groupOf(Object projection) {
        return projection.getClass().getAnnotation(ProcessingGroup.class).value();
    }
}
