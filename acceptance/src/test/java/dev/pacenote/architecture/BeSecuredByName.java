package dev.pacenote.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.security.annotation.Secured;

/** The method or its class says with {@link Secured} who may call. */
final class BeSecuredByName extends ArchCondition<JavaMethod> {

    BeSecuredByName() {
        super("be secured by name");
    }

    @Override
    public void check(JavaMethod route, ConditionEvents events) {
        boolean secured =
                route.isMetaAnnotatedWith(Secured.class)
                        || route.getOwner().isMetaAnnotatedWith(Secured.class);
        events.add(
                new SimpleConditionEvent(
                        route, secured, route.getFullName() + " does not say who may call it"));
    }
}
