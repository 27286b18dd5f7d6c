package dev.pacenote.application.platform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks names that features choose for themselves, and that nobody else may have. */
public final class UniqueNames {

    private UniqueNames() {}

    /**
     * The parts as they are.
     *
     * @param what the parts are, in the singular, such as {@code job}
     * @throws IllegalStateException that names the first name that two of them have
     */
    public static <T> List<T> require(
            String what, Collection<T> parts, Function<T, String> naming) {
        var names = new HashSet<String>();
        for (var part : parts) {
            var name = naming.apply(part);
            if (!names.add(name)) {
                throw new IllegalStateException("more than one " + what + " is called " + name);
            }
        }
        return List.copyOf(parts);
    }

    /**
     * @param taken names that no part may have
     * @throws IllegalStateException that names the first part that has one of them
     */
    public static <T> void refuse(
            String what, Set<String> taken, Collection<T> parts, Function<T, String> naming) {
        for (var part : parts) {
            var name = naming.apply(part);
            if (taken.contains(name)) {
                throw new IllegalStateException("no " + what + " may be called " + name);
            }
        }
    }
}
