package dev.pacenote.configuration;

import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A configuration record with the variables that it describes. */
record DescribedGroup(BeanIntrospection<?> introspection, List<Described> variables) {

    /** All records on the class path, in the order of the reference page. */
    static List<DescribedGroup> all() {
        return BeanIntrospector.SHARED.findIntrospections(VariableGroup.class).stream()
                .map(DescribedGroup::of)
                .sorted(Comparator.comparingInt(DescribedGroup::order))
                .toList();
    }

    private static DescribedGroup of(BeanIntrospection<?> introspection) {
        var prefix =
                introspection
                        .stringValue(ConfigurationReader.class, "prefix")
                        .or(() -> introspection.stringValue(ConfigurationReader.class))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                introspection.getBeanType()
                                                        + " is no ConfigurationProperties"));
        return new DescribedGroup(
                introspection,
                Stream.of(introspection.getConstructorArguments())
                        .map(argument -> Described.of(prefix, argument).orElseThrow())
                        .toList());
    }

    Class<?> type() {
        return introspection.getBeanType();
    }

    String title() {
        return introspection.stringValue(VariableGroup.class, "title").orElseThrow();
    }

    int order() {
        return introspection.intValue(VariableGroup.class, "order").orElseThrow();
    }

    /** Empty for a group that need not be whole. */
    Optional<String> needs() {
        return introspection
                .stringValue(VariableGroup.class, "needs")
                .filter(text -> !text.isEmpty());
    }
}
