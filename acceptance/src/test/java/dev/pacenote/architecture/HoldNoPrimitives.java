package dev.pacenote.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Every component is an object, so that it can be absent. */
final class HoldNoPrimitives extends ArchCondition<JavaClass> {

    HoldNoPrimitives() {
        super("hold no primitives");
    }

    @Override
    public void check(JavaClass record, ConditionEvents events) {
        record.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().isPrimitive())
                .forEach(
                        field ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                record, field.getFullName() + " is never absent")));
    }
}
