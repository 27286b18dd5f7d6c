package dev.pacenote.domain.dailyrun;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a survey notes about itself, for whoever looks after the service.
 *
 * @param figures by name, such as {@code probes} or {@code boards_read}; those that count add up
 * @param oddities one sentence each
 */
public record RunReport(Map<String, Long> figures, List<String> oddities) {

    /** More of them would say nothing new. */
    private static final int MAX_ODDITIES = 50;

    public static final RunReport EMPTY = new RunReport(Map.of(), List.of());

    public RunReport {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        oddities = oddities.stream().distinct().limit(MAX_ODDITIES).toList();
    }

    /** Both together, as when a survey goes on after an interruption. */
    public RunReport and(RunReport later) {
        var sums = new TreeMap<>(figures);
        later.figures.forEach((name, value) -> sums.merge(name, value, Long::sum));
        var all = new ArrayList<>(oddities);
        all.addAll(later.oddities);
        return new RunReport(sums, all);
    }
}
