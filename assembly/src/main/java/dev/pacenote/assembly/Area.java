package dev.pacenote.assembly;

import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A feature area as the start of a process knows it. Areas are listed in {@code
 * META-INF/services/dev.pacenote.assembly.Area}; {@code FEATURES} says which are switched on.
 */
public interface Area {

    /** The word for it in {@code FEATURES}, and the name of its packages. */
    String name();

    /** What operators call it, in sentences about its configuration. */
    String title();

    /** The variables without which it has only the sandbox's stand-ins; empty: it needs none. */
    Optional<Group> group();

    /**
     * Whether it is on where {@code FEATURES} names no areas.
     *
     * @param given whether a variable of that name is set
     */
    default boolean isOnUnnamed(ReadBy assembly, Predicate<String> given) {
        return true;
    }

    /**
     * What that assembly has to have for it, as the end of a sentence; empty where it has all.
     *
     * @param given whether a variable of that name is set
     */
    default Optional<String> missing(ReadBy assembly, Predicate<String> given) {
        return Optional.empty();
    }

    /** What does not fit together with what others configured, each as a sentence. */
    default Stream<String> problems(Configuration configuration) {
        return Stream.empty();
    }

    /**
     * What its variables choose, each as {@code NAME=word}: other variables may be needed with it.
     */
    default List<String> choices(Variables variables) {
        return List.of();
    }

    /**
     * Properties that say which adapters keep what is stored of it, also where it is switched off.
     */
    default Map<String, Object> stores(Configuration configuration) {
        return Map.of();
    }

    /**
     * Folders of files that people sent, beside the database: a backup has them too.
     *
     * @return each by the name that it has in a backup
     */
    default Map<String, Path> folders(Configuration configuration) {
        return Map.of();
    }

    /**
     * What it adds to the application context.
     *
     * @param sandbox where this is the sandbox
     */
    ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox);

    /**
     * A group of variables that is set whole or not at all.
     *
     * @param type the configuration record that the group becomes
     * @param isNamed whether one of the group is among the variables that are given
     * @param variables their names, as in a sentence
     */
    record Group(
            Class<? extends Record> type, Predicate<Predicate<String>> isNamed, String variables) {}

    /** Singletons and properties of an application context. */
    record ContextParts(List<Object> singletons, Map<String, Object> properties) {
        public ContextParts {
            singletons = List.copyOf(singletons);
            properties = Map.copyOf(properties);
        }
    }

    /** All areas that are built in, by name. */
    static List<Area> built() {
        return ServiceLoader.load(Area.class, Area.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Area::name))
                .toList();
    }
}
