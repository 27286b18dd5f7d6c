package dev.pacenote.configuration;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** A configuration record whose components depend on each other, or that knows more than types. */
@FunctionalInterface
public interface SelfChecked {

    /**
     * Looks for what is wrong with the record as a whole.
     *
     * @param given tells whether a variable is set
     * @return one sentence each; it names the variable and never repeats its value
     */
    Stream<String> problems(Predicate<String> given);
}
