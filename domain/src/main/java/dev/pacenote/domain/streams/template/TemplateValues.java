package dev.pacenote.domain.streams.template;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The values of a template's variables. What is not known is missing, or empty. */
public record TemplateValues(Map<TemplateVariable, String> known) {

    public TemplateValues {
        known = Map.copyOf(known);
    }

    /** The value of a variable; empty while it is not known. */
    public String of(TemplateVariable variable) {
        return known.getOrDefault(variable, "");
    }

    /** The same with another value of one variable. */
    public TemplateValues with(TemplateVariable variable, String value) {
        var more = new EnumMap<TemplateVariable, String>(TemplateVariable.class);
        more.putAll(known);
        more.put(variable, value);
        return new TemplateValues(more);
    }

    /** The same with another value, if there is one. */
    public TemplateValues with(TemplateVariable variable, Optional<String> value) {
        return value.map(it -> with(variable, it)).orElse(this);
    }

    /** Nothing is known. */
    public static TemplateValues none() {
        return new TemplateValues(Map.of());
    }
}
