package io.verbatim.channel;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.util.Assert;

/** Names the beans of adapters by their whole class name: channels do not know each other, and may call things the same. */
public final class AdapterNames extends AnnotationBeanNameGenerator {

    @Override
    protected String buildDefaultBeanName(BeanDefinition definition) {
        var type = definition.getBeanClassName();
        Assert.state(type != null, "A bean that was found by its annotation has a class");
        return type.startsWith(AdapterNames.class.getPackageName()) ? type : super.buildDefaultBeanName(definition);
    }
}
