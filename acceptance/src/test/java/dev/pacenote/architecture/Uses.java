package dev.pacenote.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** A call of a method, or a reference to it. */
final class Uses extends DescribedPredicate<JavaAccess<?>> {

    private final Class<?> owner;
    private final Set<String> methods;

    Uses(Class<?> owner, String... methods) {
        super(owner.getSimpleName() + "." + String.join("|", methods) + " is used");
        this.owner = owner;
        this.methods = Set.of(methods);
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && methods.contains(access.getTarget().getName());
    }
}
