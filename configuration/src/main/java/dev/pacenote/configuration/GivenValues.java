package dev.pacenote.configuration;

import java.util.Map;
import java.util.Optional;

/**
 * The variables that are set: a value of blanks only counts as not set.
 *
 * @param assembly variables that it does not read count as not set
 */
record GivenValues(Map<String, String> values, ReadBy assembly) {

    /** By its name or its other name. */
    Optional<String> find(Described variable) {
        return variable.readBy().includes(assembly)
                ? text(variable.name()).or(() -> variable.alias().flatMap(this::text))
                : Optional.empty();
    }

    /** The name that the value was given under. */
    String nameUsed(Described variable) {
        return text(variable.name()).isPresent()
                ? variable.name()
                : variable.alias().orElse(variable.name());
    }

    /** Whether both names are set to different values. */
    boolean contradicts(Described variable) {
        return variable.alias()
                .flatMap(this::text)
                .filter(
                        other ->
                                text(variable.name()).filter(one -> !one.equals(other)).isPresent())
                .isPresent();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(t -> !t.isEmpty());
    }

    @Override
    public String toString() {
        return "GivenValues" + values.keySet();
    }
}
