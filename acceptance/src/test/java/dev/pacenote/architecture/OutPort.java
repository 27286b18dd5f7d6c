package dev.pacenote.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** An interface of the application that an outgoing adapter implements. */
final class OutPort extends DescribedPredicate<JavaClass> {

    OutPort() {
        super("are implemented by an outgoing adapter");
    }

    @Override
    public boolean test(JavaClass type) {
        return type.getAllSubclasses().stream()
                .anyMatch(sub -> sub.getPackageName().startsWith("dev.pacenote.adapters.out."));
    }
}
