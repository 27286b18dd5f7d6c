package dev.pacenote.assembly.configuration;

import dev.pacenote.assembly.Area;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.Variables;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which feature areas are switched on.
 *
 * @param areas their names; empty: all that need not be named
 */
@ConfigurationProperties("features")
@VariableGroup(title = "Features", order = 20)
public record FeaturesConfiguration(
        @Variable(
                        value = FeaturesConfiguration.NAME,
                        otherwise = "all areas but those that have to be named; in the sandbox all",
                        meaning =
                                "comma list of feature areas; `none` switches all of them off. On"
                                        + " the server `messages` is on only where it is named, and in"
                                        + " the sandbox; in the functions, where its tables are set."
                                        + " `parts` is on where it is named, in the sandbox, and"
                                        + " where `PARTS_STORE` is set; `streams` where it is named,"
                                        + " and in the sandbox; in the functions it needs its queue."
                                        + " An area that is off has no"
                                        + " routes, pages and"
                                        + " jobs, and mail about it waits; what is stored of it stays"
                                        + " until its account is deleted")
                @Bindable(defaultValue = "")
                List<String> areas)
        implements SelfChecked {

    public static final String NAME = "FEATURES";

    private static final String NONE = "none";

    public FeaturesConfiguration {
        areas = List.copyOf(areas);
    }

    /** What the variable says, before any record is read. A wrong name is nobody's. */
    public static List<Area> switchedOn(Variables variables, ReadBy assembly) {
        return new FeaturesConfiguration(
                        variables.find(NAME).stream()
                                .flatMap(text -> Stream.of(text.split(",", -1)))
                                .map(String::strip)
                                .toList())
                .switchedOn(assembly, name -> variables.find(name).isPresent());
    }

    /**
     * The areas that are switched on.
     *
     * @param given whether a variable of that name is set
     */
    public List<Area> switchedOn(ReadBy assembly, Predicate<String> given) {
        return Area.built().stream()
                .filter(
                        area ->
                                areas.isEmpty()
                                        ? area.isOnUnnamed(assembly, given)
                                        : areas.contains(area.name()))
                .toList();
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        var known = Area.built().stream().map(Area::name).toList();
        return areas.equals(List.of(NONE)) || known.containsAll(areas)
                ? Stream.empty()
                : Stream.of(
                        NAME
                                + " must be a comma list of "
                                + String.join(", ", known)
                                + "; or "
                                + NONE
                                + ".");
    }
}
