package dev.pacenote.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration records of all modules, read from variables before the application context
 * starts. Every problem is noted, so that all are named at once. A record whose variables cannot be
 * read, or that is a group of which nothing is set, is absent.
 */
public final class ConfigurationRecords {

    private final Map<Class<?>, Object> records = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> givenNames = new HashSet<>();
    private final GivenValues given;

    private ConfigurationRecords(Variables variables, ReadBy assembly) {
        given = new GivenValues(variables.values(), assembly);
    }

    /**
     * Reads all records.
     *
     * @param assembly the one that is to start; what the other reads is ignored
     * @param choices which adapters are chosen, each as {@code VARIABLE=word}, also where the
     *     assembly's default chooses
     * @param leftAside records that are not wanted, whatever is set of them
     */
    public static ConfigurationRecords read(
            Variables variables,
            ReadBy assembly,
            List<String> choices,
            Set<Class<? extends Record>> leftAside) {
        var groups = DescribedGroup.all();
        var all = new ConfigurationRecords(variables, assembly);
        var unknown = new UnknownNames(groups);
        all.problems.addAll(unknown.problems(variables));
        all.warnings.addAll(unknown.warnings(variables));
        groups.stream().flatMap(group -> group.variables().stream()).forEach(all::note);
        all.nameMissing(groups, choices);
        for (var group : groups) {
            group.variables().forEach(all::checkText);
            if (!leftAside.contains(group.type())) {
                all.read(group);
            }
        }
        return all;
    }

    private void note(Described variable) {
        if (given.find(variable).isPresent()) {
            variable.names().forEach(givenNames::add);
        }
    }

    /**
     * What the functions cannot do without, in one sentence; and what each choice of the server
     * needs.
     */
    private void nameMissing(List<DescribedGroup> groups, List<String> choices) {
        var missing =
                groups.stream()
                        .flatMap(group -> group.variables().stream())
                        .filter(variable -> variable.readBy().includes(given.assembly()))
                        .filter(variable -> given.find(variable).isEmpty())
                        .toList();
        if (given.assembly() == ReadBy.FUNCTIONS) {
            name(
                    "The Lambda assembly needs %s.",
                    missing.stream()
                            .filter(
                                    variable ->
                                            variable.functionsNeedIt()
                                                    || choices.stream()
                                                            .anyMatch(
                                                                    variable.neededWith()
                                                                            ::contains)));
        } else {
            for (var choice : choices) {
                name(
                        choice + " needs %s as well.",
                        missing.stream()
                                .filter(variable -> variable.neededWith().contains(choice)));
            }
        }
    }

    private void name(String sentence, Stream<Described> missing) {
        var names = missing.map(Described::name).collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            problems.add(String.format(Locale.ROOT, sentence, names));
        }
    }

    private void checkText(Described variable) {
        given.find(variable)
                .filter(text -> !variable.characters().allow(text))
                .ifPresent(
                        _ ->
                                problems.add(
                                        given.nameUsed(variable)
                                                + " "
                                                + variable.characters().otherwise()));
        if (given.contradicts(variable)) {
            problems.add(
                    variable.names().collect(Collectors.joining(" and "))
                            + " differ; set one of them.");
        }
    }

    private void read(DescribedGroup group) {
        var set = group.variables().stream().filter(v -> given.find(v).isPresent()).toList();
        if (group.needs().isPresent()) {
            var missing =
                    group.variables().stream()
                            .filter(Described::required)
                            .filter(variable -> !set.contains(variable))
                            .map(Described::name)
                            .collect(Collectors.joining(", "));
            if (!set.isEmpty() && !missing.isEmpty()) {
                problems.add(group.needs().get() + " " + missing + " as well.");
            }
            if (set.isEmpty()) {
                return;
            }
        }
        var values = new ArrayList<>();
        boolean complete = true;
        for (var variable : group.variables()) {
            var value = value(variable);
            complete &= value.isPresent() || variable.optional();
            values.add(variable.optional() ? value : value.orElse(null));
        }
        if (complete) {
            var bean = group.introspection().instantiate(values.toArray());
            records.put(group.type(), bean);
            if (bean instanceof SelfChecked checked) {
                checked.problems(this::isGiven).forEach(problems::add);
            }
        }
    }

    /** What was given or else the default, of the component's type, and kept for the context. */
    private Optional<Object> value(Described variable) {
        var text = given.find(variable).or(variable::fallback);
        var value = text.flatMap(t -> TextReader.read(t, variable));
        if (text.isPresent() && value.isEmpty()) {
            problems.add(given.nameUsed(variable) + variable.must());
            text = variable.fallback();
            value = text.flatMap(t -> TextReader.read(t, variable));
        }
        if (value.isPresent()) {
            properties.put(variable.property(), new Values.Given(text.orElseThrow(), value.get()));
        }
        return value;
    }

    /** Whether the variable is set, and read by the assembly. */
    public boolean isGiven(String name) {
        return givenNames.contains(name);
    }

    /** The record of that type, unless it is absent. */
    public <R extends Record> Optional<R> find(Class<R> type) {
        return Optional.ofNullable(records.get(type)).map(type::cast);
    }

    /**
     * The record of that type.
     *
     * @throws IllegalStateException when it is absent
     */
    public <R extends Record> R get(Class<R> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " is absent"));
    }

    /** One sentence per variable or group. It names the variable and never repeats its value. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What is worth a look and stops nothing. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The values by the names of the context's properties, so that it binds equal records. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return "ConfigurationRecords" + records.keySet();
    }
}
